/** What `electron` resolves to in a utility process: Electron gives it `net` and `systemPreferences`, this gives neither. */
import { notThere, refuseUnknown } from './refuse-unknown.ts';

const net = notThere('net in a utility process');
const systemPreferences = notThere('systemPreferences in a utility process');

export { net, systemPreferences };

// biome-ignore lint/style/noDefaultExport: Electron's module has one.
export default refuseUnknown('electron', { net, systemPreferences });
