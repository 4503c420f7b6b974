import type { FleetingMessage } from './fleeting-message.ts';
import { NOTHING_SEEN, SEEN_LARGE, type Want } from './want.ts';

type ShownOptions = {
  isAudioOnly: () => boolean;
  /** If their channel is open. */
  tell: (id: string, message: FleetingMessage) => void;
};

/** What self shows of the others, by session. Each is told how large they are seen, so that they send no more. */
export class Shown {
  readonly #options: ShownOptions;
  #wants: ReadonlyMap<string, Want> = new Map();

  constructor(options: ShownOptions) {
    this.#options = options;
  }

  /** From now on. Only those whose part has changed are told. */
  show(wants: ReadonlyMap<string, Want>): void {
    const before = this.#wants;
    this.#wants = wants;
    for (const [id, want] of wants) if (JSON.stringify(before.get(id)) !== JSON.stringify(want)) this.tell(id);
  }

  /** To one whose channel has just opened, or when the call becomes one of sound alone. */
  tell(id: string): void {
    const want = this.#options.isAudioOnly() ? NOTHING_SEEN : (this.#wants.get(id) ?? SEEN_LARGE);
    this.#options.tell(id, { type: 'want', ...want });
  }
}
