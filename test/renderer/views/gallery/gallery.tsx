/** Shows one scene with fakes behind it: `npx vite test/renderer/views/gallery`, then ?scene=call-5 */
import { createRoot } from 'react-dom/client';
import { createInvitation, invitationLink } from '../../../../renderer/call/seal/invitation.ts';
import { SessionView } from '../../../../renderer/views/app.tsx';
import { Session } from '../../../../renderer/views/session.ts';
import { fakeCall } from './fake-call.ts';
import { fakeMedia } from './fake-media.ts';
import { fakePlatform } from './fake-platform.ts';
import { ICE_ANSWERS, SCENES, type Scene } from './scenes.ts';

const LINK = invitationLink(createInvitation('http://192.168.1.5:7300', 'Studio'));

async function drive(session: Session, { at }: Scene): Promise<void> {
  await session.start();
  if (at === 'home') return;
  const isHost = at === 'lobby-host' || at === 'hosting';
  if (isHost) session.planRoom("Ana's room", undefined);
  else await session.accept(scene?.knock ? 'http://192.168.1.5:7300' : LINK);
  if (at === 'lobby' || at === 'lobby-host') return;
  const joined = session.join();
  // Some scenes never join.
  await Promise.race([joined, settled()]);
  if (at === 'left') session.leave();
  const { screen } = session.store.getState();
  if (at === 'ended' && screen.at === 'call') {
    screen.visit.call.store.setState({ status: 'failed', reason: 'shutting-down', roomName: 'Studio' }, true);
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}

const name = new URLSearchParams(location.search).get('scene') ?? 'home';
const scene = SCENES[name];
const root = document.getElementById('root');
if (!scene || !root) throw new Error(`No scene ${name}. There are: ${Object.keys(SCENES).join(', ')}`);
const session = new Session({
  platform: fakePlatform(scene.platform ?? {}),
  createLocalMedia: () => fakeMedia(scene.media ?? {}),
  createCall: (media) => fakeCall(scene.call ?? { people: 1 }, media),
  askToEnter: ({ listeners }) => {
    if (scene.knock?.code) listeners.onCode(scene.knock.code, scene.knock.host ?? { isHostKnown: true });
    if (scene.knock?.failure) listeners.onFailure(scene.knock.failure);
    return () => undefined;
  },
  testIceServer: async ({ urls }) => ICE_ANSWERS[urls] ?? { kind: 'failed', reason: 'no-answer' },
  isSecurePage: scene.isSecurePage ?? true,
});
createRoot(root).render(<SessionView session={session} />);
void drive(session, scene).then(() => {
  document.documentElement.dataset.driven = '';
});
