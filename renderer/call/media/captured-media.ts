import { createStore } from 'zustand/vanilla';
import type { Slot } from '../peer/slots.ts';
import { createSerial } from '../serial.ts';
import { type CaptureResult, openBoth, openCamera, openMicrophone, type ScreenOptions, willAsk } from './capture.ts';
import { CLOSED_MEDIA } from './closed-media.ts';
import { DeviceChoice, type DevicePreferences } from './device-choice.ts';
import { deviceNews, idInUse, isMissing, isOffForBlur, speakerNews } from './device-news.ts';
import { type DeviceLists, listDevices, onDeviceChange } from './devices.ts';
import { type Background, USUAL_VOICE, type VoiceProcessing } from './effects.ts';
import type { LocalMedia, OpenOptions } from './local-media.ts';
import type { DeviceKind, DeviceNews, LocalMediaState, MediaFailure } from './local-media-state.ts';
import { OwnVoice } from './own-voice.ts';
import type { ScreenMode } from './screen-mode.ts';
import { ScreenShare, type ShareResult } from './screen-share.ts';
import { SentCamera } from './sent-camera.ts';
import { SentMicrophone } from './sent-microphone.ts';

type CaptureKind = 'microphone' | 'camera';

export class CapturedMedia implements LocalMedia {
  readonly store = createStore<LocalMediaState>(() => CLOSED_MEDIA);
  readonly #tracks = new Map<Slot, MediaStreamTrack>();
  readonly #listeners = new Set<(slot: Slot, track: MediaStreamTrack | null) => void>();
  readonly #choice = new DeviceChoice();
  readonly #camera = new SentCamera({
    onTrack: (track) => this.#sendCamera(track),
    onEffect: (blur) => this.store.setState({ blur }),
    onLost: () => this.#fail('camera', 'no-blur'),
  });
  readonly #microphone = new SentMicrophone({
    onTrack: (track) => this.#setTrack('microphone', track),
    onEffect: (quiet) => this.store.setState({ quiet }),
  });
  readonly #voice = new OwnVoice((heard) => {
    const { isSpeaking, isMicrophoneSilent } = this.store.getState();
    if (heard.isSpeaking !== isSpeaking || heard.isMicrophoneSilent !== isMicrophoneSilent) this.store.setState(heard);
  });
  readonly #screen = new ScreenShare({
    send: (slot, track) => this.#setTrack(slot, track),
    onState: (screen) => this.store.setState({ screen }),
  });
  /** Counts the openings of each kind: one that was overtaken by a newer wish is thrown away. */
  readonly #opening = { microphone: 0, camera: 0 };
  /** Devices often come and go in several steps. */
  readonly #follow = createSerial(() => undefined);
  #undo: (() => void)[] = [];

  async open(
    preferences: DevicePreferences,
    { withCamera = true, background = 'off', voice = USUAL_VOICE }: OpenOptions = {},
  ): Promise<void> {
    this.close();
    this.#undo = [onDeviceChange(() => this.#follow(() => this.#followDevices()))];
    this.#choice.begin(preferences);
    this.store.setState({ background, voice });
    void this.#camera.setBackground(background);
    await this.#refreshDevices();
    if (!withCamera) return this.#asking(['microphone'], () => this.#reopen('microphone'));
    await this.#asking(['microphone', 'camera'], () => this.#openBoth());
  }

  setMuted(isMuted: boolean): void {
    if (isMuted === this.store.getState().isMuted) return;
    this.store.setState({ isMuted });
    if (this.#tracks.has('microphone')) this.#announce('microphone');
  }

  async setCameraOn(isOn: boolean): Promise<void> {
    if (isOn) return this.#reopen('camera');
    this.#opening.camera += 1;
    this.#camera.clear();
    this.store.setState({ camera: { status: 'off' } });
  }

  async chooseDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    const label = this.store.getState().devices[kind].find(({ id }) => id === deviceId)?.label ?? '';
    this.#choice.choose(kind, { id: deviceId, label });
    this.store.setState({ deviceNews: undefined });
    if (kind === 'speaker') return this.store.setState({ speakerId: deviceId });
    // A camera that is off stays off: the choice counts when it is turned on.
    if (kind === 'camera' && this.store.getState().camera.status === 'off') return;
    await this.#reopen(kind);
  }

  async setBackground(background: Background): Promise<boolean> {
    this.store.setState({ background });
    if (isOffForBlur(this.store.getState())) void this.#reopen('camera');
    const isDone = await this.#camera.setBackground(background);
    // Nobody has wished anything else meanwhile: what is shown as chosen is what is done.
    if (!isDone && this.store.getState().background === background) this.store.setState({ background: 'off' });
    return isDone;
  }

  async setVoice(voice: VoiceProcessing): Promise<void> {
    this.store.setState({ voice });
    if (this.store.getState().microphone.status !== 'off') await this.#reopen('microphone');
  }

  retry(kind: CaptureKind): Promise<void> {
    return this.#reopen(kind);
  }

  startScreen(options: ScreenOptions): Promise<ShareResult> {
    return this.#screen.start(options);
  }

  stopScreen(): void {
    this.#screen.stop();
  }

  pauseScreen(isPaused: boolean): Promise<void> {
    return this.#screen.setPaused(isPaused);
  }

  setScreenMode(mode: ScreenMode): void {
    this.#screen.setMode(mode);
  }

  level(): number {
    return this.#voice.level();
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
    this.#camera.clear();
    this.#microphone.clear();
    this.#voice.listenTo(undefined);
    const { devices, speakerId, isMuted, background, voice } = this.store.getState();
    this.store.setState({ ...CLOSED_MEDIA, devices, speakerId, isMuted, background, voice }, true);
  }

  /** Both in one question to the person. */
  async #openBoth(): Promise<void> {
    const turns = { microphone: this.#start('microphone'), camera: this.#start('camera') };
    const ids = { microphone: this.#idOf('microphone'), camera: this.#idOf('camera') };
    const { microphone, camera } = await openBoth(ids, this.store.getState().voice);
    const isShown = this.#finish('camera', turns.camera, camera);
    await this.#finish('microphone', turns.microphone, microphone);
    await this.#refreshDevices();
    await isShown;
  }

  async #asking(names: readonly CaptureKind[], open: () => Promise<void>): Promise<void> {
    const asks = await Promise.all(names.map(willAsk));
    this.store.setState({ isAsking: asks.includes(true) });
    await open();
    this.store.setState({ isAsking: false });
  }

  /** What was sent goes on until the new one is there: nobody sees or hears a gap. */
  async #reopen(kind: CaptureKind, deviceId = this.#idOf(kind)): Promise<void> {
    const turn = this.#start(kind);
    const { voice } = this.store.getState();
    const result = await (kind === 'camera' ? openCamera(deviceId) : openMicrophone(deviceId, voice));
    await this.#finish(kind, turn, result);
    await this.#refreshDevices();
  }

  #start(kind: CaptureKind): number {
    this.#opening[kind] += 1;
    if (!this.#tracks.has(kind)) this.store.setState({ [kind]: { status: 'starting' } });
    return this.#opening[kind];
  }

  async #finish(kind: CaptureKind, turn: number, result: CaptureResult): Promise<void> {
    if (turn !== this.#opening[kind]) {
      if (result.ok) result.track.stop();
      return;
    }
    if (!result.ok) return this.#fail(kind, result.reason);
    const { track } = result;
    track.onended = () => void this.#replaceLost(kind, track.label);
    if (kind === 'camera') {
      const outcome = await this.#camera.show(track);
      return outcome === 'no-blur' ? this.#fail('camera', 'no-blur') : undefined;
    }
    this.#voice.listenTo(track);
    this.store.setState({ microphone: { status: 'on', deviceId: track.getSettings().deviceId ?? '' } });
    this.#microphone.show(track, this.store.getState().voice.noiseSuppression === 'strong');
  }

  #fail(kind: CaptureKind, reason: MediaFailure): void {
    if (kind === 'camera') this.#camera.clear();
    else {
      this.#microphone.clear();
      this.#voice.listenTo(undefined);
    }
    this.store.setState({ [kind]: { status: 'failed', reason } });
  }

  #sendCamera(track: MediaStreamTrack | null): void {
    // Between one and another the own picture stays as it is: nobody else sees it.
    if (track) {
      const deviceId = track.getSettings().deviceId ?? '';
      this.store.setState({ camera: { status: 'on', deviceId, stream: new MediaStream([track]) } });
    }
    this.#setTrack('camera', track);
  }

  /** Unplugged or taken away: the system's next best, or a word that there is none. */
  async #replaceLost(kind: CaptureKind, device: string): Promise<void> {
    await this.#refreshDevices();
    await this.#reopen(kind);
    const state = this.store.getState();
    if (isMissing(state, kind)) this.store.setState({ [kind]: { status: 'failed', reason: 'unplugged' } });
    if (idInUse(state, kind) !== undefined) this.#tell({ kind, change: 'unplugged', device });
  }

  /** Something was plugged in or out. What is in use ends by itself when it is taken away. */
  async #followDevices(): Promise<void> {
    const before = this.store.getState().devices;
    await this.#refreshDevices();
    const lists = { before, now: this.store.getState().devices };
    const news = speakerNews(this.store.getState(), this.#choice, lists);
    if (news) this.store.setState({ deviceNews: news });
    await this.#takeBack('microphone', lists);
    await this.#takeBack('camera', lists);
  }

  /** The chosen device has returned, or the first one of its kind has come. */
  async #takeBack(kind: CaptureKind, lists: { before: DeviceLists; now: DeviceLists }): Promise<void> {
    const state = this.store.getState();
    const returned = idInUse(state, kind) && this.#choice.returned(kind, lists.before, lists.now);
    const hasCome = isMissing(state, kind) && lists.now[kind].length > 0;
    if (!returned && !hasCome) return;
    await this.#reopen(kind);
    if (!returned || idInUse(this.store.getState(), kind) !== returned.id) return;
    this.#tell({ kind, change: 'returned', device: returned.label });
  }

  #tell(news: Pick<DeviceNews, 'kind' | 'change' | 'device'>): void {
    this.store.setState({ deviceNews: deviceNews(this.store.getState(), news) });
  }

  #idOf(kind: DeviceKind): string | undefined {
    return this.#choice.idOf(kind, this.store.getState().devices);
  }

  async #refreshDevices(): Promise<void> {
    const devices = await listDevices();
    this.store.setState({ devices, speakerId: this.#choice.idOf('speaker', devices) });
  }

  #setTrack(slot: Slot, track: MediaStreamTrack | null): void {
    if (!this.#tracks.has(slot) && !track) return;
    if (track) this.#tracks.set(slot, track);
    else this.#tracks.delete(slot);
    this.#announce(slot);
  }

  #announce(slot: Slot): void {
    for (const listener of this.#listeners) listener(slot, this.track(slot));
  }
}
