/**
 * Shows scenes with fakes behind them: `npx vite test/renderer/views/gallery`, then ?scene=call-5, and
 * &language=de. Whoever looks at many changes them by `window.gallery`, without loading the page again.
 */
import { createRoot, type Root } from 'react-dom/client';
import { createInvitation, invitationLink } from '../../../../renderer/call/seal/invitation.ts';
import { SessionView } from '../../../../renderer/views/app.tsx';
import { Session } from '../../../../renderer/views/session.ts';
import { LANGUAGES } from '../../../../renderer/views/words/languages.ts';
import { speak, words } from '../../../../renderer/views/words/words.ts';
import { stopDrawing } from './drawing.ts';
import { fakeCall } from './fake-call.ts';
import { fakeMedia } from './fake-media.ts';
import { fakePlatform } from './fake-platform.ts';
import { ICE_ANSWERS, SCENES, type Scene, type Steps } from './scenes.ts';

declare global {
  interface Window {
    gallery: {
      readonly steps: Readonly<Record<string, Steps>>;
      show(scene: string): Promise<void>;
      speak(language: string): Promise<void>;
    };
  }
}

const LINK = invitationLink(createInvitation('http://192.168.1.5:7300', 'Studio'));

async function drive(session: Session, scene: Scene): Promise<void> {
  const { at } = scene;
  await session.start();
  if (at === 'home') return;
  const isHost = at === 'lobby-host' || at === 'hosting';
  if (isHost) session.planRoom("Ana's room", undefined);
  else await session.accept(scene.knock ? 'http://192.168.1.5:7300' : LINK);
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

function sessionFor(scene: Scene): Session {
  return new Session({
    platform: fakePlatform(scene.platform ?? {}),
    createLocalMedia: () => fakeMedia(scene.media ?? {}),
    createCall: async (media) => fakeCall(scene.call ?? { people: 1 }, media),
    askToEnter: async ({ listeners }) => {
      if (scene.knock?.code) listeners.onCode(scene.knock.code, scene.knock.host ?? { isHostKnown: true });
      if (scene.knock?.failure) listeners.onFailure(scene.knock.failure);
      return () => undefined;
    },
    testIceServer: async ({ urls }) => ICE_ANSWERS[urls] ?? { kind: 'failed', reason: 'no-answer' },
    isSecurePage: scene.isSecurePage ?? true,
  });
}

let mounted: Root | undefined;

async function show(name: string): Promise<void> {
  const scene = SCENES[name];
  const root = document.getElementById('root');
  if (!scene || !root) throw new Error(`No scene ${name}. There are: ${Object.keys(SCENES).join(', ')}`);
  mounted?.unmount();
  stopDrawing();
  const session = sessionFor(scene);
  mounted = createRoot(root);
  mounted.render(<SessionView session={session} />);
  await drive(session, scene);
  // Some views are loaded when they are first shown.
  while (!root.querySelector('main')) await new Promise(requestAnimationFrame);
}

/** `ar` has no words, and shows the English ones from right to left. */
async function speakHere(language: string): Promise<void> {
  const known = LANGUAGES.find(({ id }) => id === language);
  await (known ? speak(known.id) : words.changeLanguage(language));
}

/** What is pressed and typed once a scene is there. */
const steps = Object.entries(SCENES).map(([name, { open, choose, press, type, awaits, settleMs }]) => [
  name,
  {
    ...(open && { open }),
    ...(press && { press }),
    ...(choose && { choose }),
    ...(type && { type }),
    ...(awaits && { awaits }),
    ...(settleMs && { settleMs }),
  },
]);

window.gallery = { steps: Object.fromEntries(steps), show, speak: speakHere };

const { scene = 'home', language } = Object.fromEntries(new URLSearchParams(location.search));
void show(scene)
  .then(() => (language === undefined ? undefined : speakHere(language)))
  .then(() => {
    document.documentElement.dataset.driven = '';
  });
