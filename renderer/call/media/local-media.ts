import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Slot } from '../peer/slots.ts';
import { type CaptureResult, openBoth, openCamera, openMicrophone } from './capture.ts';
import { listDevices, NO_DEVICES, onDeviceChange, preferredId } from './devices.ts';
import { LevelMeter } from './level-meter.ts';
import type { DeviceKind, LocalMediaState } from './local-media-state.ts';
import { ScreenShare } from './screen-share.ts';
import { SpeakingDetector } from './speaking.ts';

export type DevicePreferences = Partial<Record<DeviceKind, { id: string; label: string }>>;

/** The camera, microphone and screen of this participant. Lives from the lobby to the end of the call. */
export interface LocalMedia {
  readonly store: StoreApi<LocalMediaState>;
  /**
   * Opens microphone and camera by preference; without `withCamera` its light stays dark. What cannot be opened is
   * told in the store; never rejects.
   */
  open(preferences: DevicePreferences, options?: { withCamera: boolean }): Promise<void>;
  setMuted(isMuted: boolean): void;
  /** Off stops the track, so that the camera's light goes out. */
  setCameraOn(isOn: boolean): Promise<void>;
  /** In a call the tracks are replaced without a gap for anybody. */
  chooseDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  /** Once more with the same device, after a failure. */
  retry(kind: 'microphone' | 'camera'): Promise<void>;
  /** Asks for a screen. A cancelled picker is no failure. */
  startScreen(options: { withAudio: boolean }): Promise<void>;
  stopScreen(): void;
  /** Loudness of the open microphone right now, 0…1, also while muted. Read it in an animation frame. */
  level(): number;
  /** The track that a slot sends now. */
  track(slot: Slot): MediaStreamTrack | null;
  /** Called when a slot's track is another one than before. Returns its undo. */
  onTrack(listener: (slot: Slot, track: MediaStreamTrack | null) => void): () => void;
  /** Stops every capture. Idempotent. */
  close(): void;
}

export function createLocalMedia(): LocalMedia {
  return new CapturedMedia();
}

const SPEAKING_INTERVAL_MS = 150;

const CLOSED: LocalMediaState = {
  microphone: { status: 'off' },
  isMuted: false,
  camera: { status: 'off' },
  screen: { status: 'off' },
  isSpeaking: false,
  devices: NO_DEVICES,
  speakerId: undefined,
};

class CapturedMedia implements LocalMedia {
  readonly store = createStore<LocalMediaState>(() => CLOSED);
  readonly #tracks = new Map<Slot, MediaStreamTrack>();
  readonly #listeners = new Set<(slot: Slot, track: MediaStreamTrack | null) => void>();
  readonly #wanted: Record<'microphone' | 'camera', string | undefined> = { microphone: undefined, camera: undefined };
  readonly #screen = new ScreenShare(
    (slot, track) => this.#setTrack(slot, track),
    (screen) => this.store.setState({ screen }),
  );
  /** Counts the openings of each kind: one that was overtaken by a newer wish is thrown away. */
  readonly #opening = { microphone: 0, camera: 0 };
  #meter: LevelMeter | undefined;
  #undo: (() => void)[] = [];

  async open(preferences: DevicePreferences, { withCamera } = { withCamera: true }): Promise<void> {
    this.close();
    this.#undo = [onDeviceChange(() => void this.#refreshDevices()), this.#watchSpeaking()];
    await this.#refreshDevices();
    const { devices } = this.store.getState();
    this.#wanted.microphone = preferredId(devices.microphone, preferences.microphone);
    this.#wanted.camera = preferredId(devices.camera, preferences.camera);
    this.store.setState({ speakerId: preferredId(devices.speaker, preferences.speaker) });
    if (!withCamera) return this.#reopen('microphone');
    const turns = { microphone: this.#start('microphone'), camera: this.#start('camera') };
    const { microphone, camera } = await openBoth(this.#wanted);
    this.#finish('microphone', turns.microphone, microphone);
    this.#finish('camera', turns.camera, camera);
    await this.#refreshDevices();
  }

  setMuted(isMuted: boolean): void {
    if (isMuted === this.store.getState().isMuted) return;
    this.store.setState({ isMuted });
    if (this.#tracks.has('microphone')) this.#announce('microphone');
  }

  async setCameraOn(isOn: boolean): Promise<void> {
    if (isOn) return this.#reopen('camera');
    this.#opening.camera += 1;
    this.#setTrack('camera', null);
    this.store.setState({ camera: { status: 'off' } });
  }

  async chooseDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    if (kind === 'speaker') return this.store.setState({ speakerId: deviceId });
    this.#wanted[kind] = deviceId;
    // A camera that is off stays off: the choice counts when it is turned on.
    if (kind === 'camera' && this.store.getState().camera.status === 'off') return;
    await this.#reopen(kind);
  }

  retry(kind: 'microphone' | 'camera'): Promise<void> {
    return this.#reopen(kind);
  }

  startScreen(options: { withAudio: boolean }): Promise<void> {
    return this.#screen.start(options);
  }

  stopScreen(): void {
    this.#screen.stop();
  }

  level(): number {
    return this.#meter?.level() ?? 0;
  }

  track(slot: Slot): MediaStreamTrack | null {
    // Muted sends nothing at all: a disabled track would still cost an encoder for each receiver.
    if (slot === 'microphone' && this.store.getState().isMuted) return null;
    return this.#tracks.get(slot) ?? null;
  }

  onTrack(listener: (slot: Slot, track: MediaStreamTrack | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const undo of this.#undo.splice(0)) undo();
    this.#screen.stop();
    this.#opening.microphone += 1;
    this.#opening.camera += 1;
    this.#setTrack('microphone', null);
    this.#setTrack('camera', null);
    this.#setMeter(undefined);
    const { devices, speakerId, isMuted } = this.store.getState();
    this.store.setState({ ...CLOSED, devices, speakerId, isMuted }, true);
  }

  /** The old track goes on until the new one is there: nobody sees a gap. */
  async #reopen(kind: 'microphone' | 'camera'): Promise<void> {
    const turn = this.#start(kind);
    const open = kind === 'camera' ? openCamera : openMicrophone;
    this.#finish(kind, turn, await open(this.#wanted[kind]));
    await this.#refreshDevices();
  }

  #start(kind: 'microphone' | 'camera'): number {
    this.#opening[kind] += 1;
    if (!this.#tracks.has(kind)) this.store.setState({ [kind]: { status: 'starting' } });
    return this.#opening[kind];
  }

  #finish(kind: 'microphone' | 'camera', turn: number, result: CaptureResult): void {
    if (turn !== this.#opening[kind]) {
      if (result.ok) result.track.stop();
      return;
    }
    if (!result.ok) {
      this.#setTrack(kind, null);
      if (kind === 'microphone') this.#setMeter(undefined);
      this.store.setState({ [kind]: { status: 'failed', reason: result.reason } });
      return;
    }
    const { track } = result;
    track.onended = () => void this.#replaceLost(kind);
    const deviceId = track.getSettings().deviceId ?? '';
    if (kind === 'camera') {
      this.store.setState({ camera: { status: 'on', deviceId, stream: new MediaStream([track]) } });
    } else {
      this.#setMeter(new LevelMeter(track));
      this.store.setState({ microphone: { status: 'on', deviceId } });
    }
    this.#setTrack(kind, track);
  }

  /** The device was unplugged or taken away: the system's next best, or a word that there is none. */
  async #replaceLost(kind: 'microphone' | 'camera'): Promise<void> {
    this.#wanted[kind] = undefined;
    this.#setTrack(kind, null);
    await this.#reopen(kind);
    const { microphone, camera } = this.store.getState();
    const state = kind === 'camera' ? camera : microphone;
    if (state.status === 'failed' && state.reason === 'none-found') {
      this.store.setState({ [kind]: { status: 'failed', reason: 'unplugged' } });
    }
  }

  async #refreshDevices(): Promise<void> {
    this.store.setState({ devices: await listDevices() });
  }

  #setMeter(meter: LevelMeter | undefined): void {
    this.#meter?.close();
    this.#meter = meter;
  }

  #setTrack(slot: Slot, track: MediaStreamTrack | null): void {
    const before = this.#tracks.get(slot);
    if (!before && !track) return;
    if (track) this.#tracks.set(slot, track);
    else this.#tracks.delete(slot);
    this.#announce(slot);
    if (before) before.onended = null;
    before?.stop();
  }

  #announce(slot: Slot): void {
    for (const listener of this.#listeners) listener(slot, this.track(slot));
  }

  #watchSpeaking(): () => void {
    const detector = new SpeakingDetector();
    const timer = setInterval(() => {
      const isSpeaking = detector.update(this.level(), performance.now());
      if (isSpeaking !== this.store.getState().isSpeaking) this.store.setState({ isSpeaking });
    }, SPEAKING_INTERVAL_MS);
    return () => clearInterval(timer);
  }
}
