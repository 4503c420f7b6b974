/** Local devices that are drawn instead of captured; each scene says what they do. */
import { createStore } from 'zustand/vanilla';
import { CLOSED_MEDIA } from '../../../../renderer/call/media/closed-media.ts';
import type { LocalMedia } from '../../../../renderer/call/media/local-media.ts';
import type { LocalMediaState } from '../../../../renderer/call/media/local-media-state.ts';
import { drawnPerson } from './drawn-person.ts';
import { drawnScreen } from './drawn-screen.ts';

const DEVICES: LocalMediaState['devices'] = {
  microphone: [
    { id: 'mic-1', label: 'Studio Display Microphone' },
    { id: 'mic-2', label: 'Jabra Evolve2 65' },
  ],
  camera: [
    { id: 'cam-1', label: 'FaceTime HD Camera' },
    { id: 'cam-2', label: 'Logitech BRIO with a rather long product name (046d:085e)' },
  ],
  speaker: [
    { id: 'speaker-1', label: 'MacBook Pro Speakers' },
    { id: 'speaker-2', label: 'Jabra Evolve2 65' },
  ],
};

type OwnShare = Extract<LocalMediaState['screen'], { status: 'on' }>;

const SOURCE = { name: 'Screen 1', surface: 'monitor', count: 1 };

export function fakeShare(stream: MediaStream): OwnShare {
  return { status: 'on', stream, source: SOURCE, hasAudio: false, isPaused: false, mode: 'text' };
}

export function fakeMedia(scene: Partial<LocalMediaState>): LocalMedia {
  const stream = drawnPerson(0);
  const on: LocalMediaState = {
    ...CLOSED_MEDIA,
    microphone: { status: 'on', deviceId: 'mic-1' },
    camera: { status: 'on', deviceId: 'cam-1', stream },
    devices: DEVICES,
  };
  const store = createStore<LocalMediaState>(() => ({ ...on, ...scene }));
  const changeScreen = (change: Partial<OwnShare>) => {
    const { screen } = store.getState();
    if (screen.status === 'on') store.setState({ screen: { ...screen, ...change } });
  };
  const turnOn = (kind: 'microphone' | 'camera') => store.setState({ [kind]: on[kind] });
  return {
    store,
    open: async () => undefined,
    setMuted: (isMuted) => store.setState({ isMuted }),
    setCameraOn: async (isOn) => (isOn ? turnOn('camera') : store.setState({ camera: { status: 'off' } })),
    chooseDevice: async (kind, deviceId) => {
      if (kind === 'speaker') store.setState({ speakerId: deviceId });
      else store.setState({ [kind]: { ...on[kind], deviceId } });
    },
    setBackground: async (background) => {
      store.setState({ background, blur: { status: background === 'off' ? 'idle' : 'starting' } });
      return true;
    },
    setVoice: async (voice) => store.setState({ voice }),
    retry: async (kind) => turnOn(kind),
    startScreen: async ({ mode, name }) => {
      store.setState({ screen: { ...fakeShare(drawnScreen()), mode, source: { ...SOURCE, name } } });
      return 'shared';
    },
    stopScreen: () => store.setState({ screen: { status: 'off' } }),
    pauseScreen: async (isPaused) => changeScreen({ isPaused }),
    setScreenMode: (mode) => changeScreen({ mode }),
    level: () => 0.06 + 0.05 * Math.sin(performance.now() / 180),
    track: () => null,
    onTrack: () => () => undefined,
    close: () => undefined,
  };
}
