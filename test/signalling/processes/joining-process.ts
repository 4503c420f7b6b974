/** A client in a process of its own: joins, then stays. */
import { SignallingClient } from '../../support/signalling-client.ts';

await SignallingClient.join(process.argv[2] ?? '');
