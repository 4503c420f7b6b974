import type { Slot } from '../peer/slots.ts';
import { openScreen } from './capture.ts';
import type { ScreenState } from './local-media-state.ts';

/** The screen that this participant shares, with its sound where the system gives it. */
export class ScreenShare {
  readonly #setTrack: (slot: Slot, track: MediaStreamTrack | null) => void;
  readonly #setState: (state: ScreenState) => void;
  /** Counts the wishes: a picker that answers after the share was stopped is too late. */
  #turn = 0;
  #isOpen = false;

  constructor(setTrack: (slot: Slot, track: MediaStreamTrack | null) => void, setState: (state: ScreenState) => void) {
    this.#setTrack = setTrack;
    this.#setState = setState;
  }

  async start(options: { withAudio: boolean }): Promise<void> {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#turn += 1;
    const turn = this.#turn;
    this.#setState({ status: 'starting' });
    const result = await openScreen(options);
    if (turn !== this.#turn) {
      if (result.ok) for (const track of [result.video, result.audio]) track?.stop();
      return;
    }
    if (!result.ok) return this.#end(result.reason === 'cancelled' ? undefined : result.reason);
    // The shared window was closed, or the person stopped it in the system's own bar.
    result.video.onended = () => this.stop();
    this.#setTrack('screen', result.video);
    this.#setTrack('screenAudio', result.audio);
    this.#setState({ status: 'on', stream: new MediaStream([result.video]), hasAudio: result.audio !== null });
  }

  stop(): void {
    if (!this.#isOpen) return;
    this.#turn += 1;
    this.#setTrack('screen', null);
    this.#setTrack('screenAudio', null);
    this.#end();
  }

  #end(reason?: 'denied' | 'failed'): void {
    this.#isOpen = false;
    this.#setState(reason ? { status: 'failed', reason } : { status: 'off' });
  }
}
