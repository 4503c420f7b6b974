import type { Slot } from '../peer/slots.ts';
import { openScreen, type ScreenOptions } from './capture.ts';
import type { ScreenState } from './local-media-state.ts';
import { hint, SCREEN_FRAMERATES, type ScreenMode } from './screen-mode.ts';
import { openStill, type Still } from './still.ts';

/** What became of the wish to share something. A picker that was closed is no failure. */
export type ShareResult = 'shared' | 'cancelled' | 'denied' | 'failed';

type Shared = { readonly video: MediaStreamTrack; readonly audio: MediaStreamTrack | null };

type ScreenShareOptions = {
  /** Sends a track from now on; stopping it stays with us. */
  send: (slot: Slot, track: MediaStreamTrack | null) => void;
  onState: (state: ScreenState) => void;
};

/** The screen that this participant shares, with its sound where the system gives it. */
export class ScreenShare {
  readonly #options: ScreenShareOptions;
  #state: ScreenState = { status: 'off' };
  #shared: Shared | undefined;
  #still: Still | undefined;
  /** Counts the wishes: what answers after another one is too late. */
  #turn = 0;
  #isOpening = false;
  #count = 0;

  constructor(options: ScreenShareOptions) {
    this.#options = options;
  }

  /** What was shared before goes on until something else is there, and if nothing comes of it. */
  async start(options: ScreenOptions): Promise<ShareResult> {
    if (this.#isOpening) return 'cancelled';
    this.#isOpening = true;
    this.#turn += 1;
    const turn = this.#turn;
    if (!this.#shared) this.#set({ status: 'starting' });
    const result = await openScreen(options);
    if (turn !== this.#turn) {
      if (result.ok) stopTracks(result);
      return 'cancelled';
    }
    this.#isOpening = false;
    if (result.ok) {
      this.#share(result, options);
      return 'shared';
    }
    const { reason } = result;
    if (!this.#shared) this.#set(reason === 'cancelled' ? { status: 'off' } : { status: 'failed', reason });
    return reason;
  }

  /** What is seen stands still, and nothing is heard. At once: the picture to stand still may come a moment later. */
  async setPaused(isPaused: boolean): Promise<void> {
    const shared = this.#shared;
    if (!shared || this.#state.status !== 'on' || this.#state.isPaused === isPaused) return;
    this.#closeStill();
    if (!isPaused) return this.#sendLive(shared);
    this.#send(null, null);
    this.#set({ ...this.#state, isPaused, stream: new MediaStream() });
    const still = await openStill(shared.video);
    if (shared !== this.#shared || !this.#state.isPaused || this.#still) return still?.close();
    this.#still = still;
    // Whoever is there sees the last picture in any case; this one is for those who come later.
    if (!still) return;
    hint(still.track, this.#state.mode);
    this.#send(still.track, null);
    this.#set({ ...this.#state, stream: new MediaStream([still.track]) });
  }

  setMode(mode: ScreenMode): void {
    if (!this.#shared || this.#state.status !== 'on' || this.#state.mode === mode) return;
    for (const track of [this.#shared.video, this.#still?.track]) if (track) hint(track, mode);
    // A source that cannot be that fast gives what it can.
    this.#shared.video.applyConstraints({ frameRate: SCREEN_FRAMERATES[mode] }).catch(() => undefined);
    this.#set({ ...this.#state, mode });
  }

  stop(): void {
    this.#end({ status: 'off' });
  }

  #share(shared: Shared, { mode, name }: ScreenOptions): void {
    this.#closeStill();
    const before = this.#shared;
    this.#shared = shared;
    this.#count += 1;
    // The shared window was closed, or the person stopped it in the system's own bar.
    shared.video.onended = () => this.#end({ status: 'failed', reason: 'ended' });
    const { displaySurface: surface } = shared.video.getSettings();
    const source = { name, surface, count: this.#count };
    this.#state = { status: 'on', stream: new MediaStream(), source, hasAudio: false, isPaused: false, mode };
    this.#sendLive(shared);
    if (before) stopTracks(before);
  }

  #sendLive({ video, audio }: Shared): void {
    if (this.#state.status !== 'on') return;
    this.#send(video, audio);
    this.#set({ ...this.#state, stream: new MediaStream([video]), hasAudio: audio !== null, isPaused: false });
  }

  #end(state: ScreenState): void {
    if (!this.#isOpening && !this.#shared) return;
    this.#turn += 1;
    this.#isOpening = false;
    const shared = this.#shared;
    this.#shared = undefined;
    this.#send(null, null);
    this.#closeStill();
    if (shared) stopTracks(shared);
    this.#set(state);
  }

  #send(video: MediaStreamTrack | null, audio: MediaStreamTrack | null): void {
    this.#options.send('screen', video);
    this.#options.send('screenAudio', audio);
  }

  #closeStill(): void {
    this.#still?.close();
    this.#still = undefined;
  }

  #set(state: ScreenState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}

function stopTracks({ video, audio }: Shared): void {
  video.onended = null;
  video.stop();
  audio?.stop();
}
