import type { Savings } from '../health/economy.ts';
import type { FleetingMessage } from './fleeting-message.ts';
import { NOTHING_SEEN, SEEN_LARGE, type Seen, type Size, type Want } from './want.ts';

type ShownOptions = {
  isAudioOnly: () => boolean;
  savings: () => Savings;
  /** If their channel is open. */
  tell: (id: string, message: FleetingMessage) => void;
};

/** What self shows of the others, by session. Each is told how large they are seen, so that they send no more. */
export class Shown {
  readonly #options: ShownOptions;
  #seen: ReadonlyMap<string, Seen> = new Map();

  constructor(options: ShownOptions) {
    this.#options = options;
  }

  /** From now on. Only those whose part has changed are told. */
  show(seen: ReadonlyMap<string, Seen>): void {
    const before = this.#seen;
    this.#seen = seen;
    for (const [id, one] of seen) if (JSON.stringify(before.get(id)) !== JSON.stringify(one)) this.tell(id);
  }

  /** To one whose channel has just opened, or when more than what is shown has changed. */
  tell(id: string): void {
    const seen = this.#options.isAudioOnly() ? NOTHING_SEEN : (this.#seen.get(id) ?? SEEN_LARGE);
    this.#options.tell(id, { type: 'want', ...wantOf(seen, this.#options.savings()) });
  }
}

/** A busy computer asks for less than it shows. What is read on a screen stays readable. */
function wantOf({ camera, screen }: Seen, { shownScale, maxFramerate }: Savings): Want {
  const scaled = (length: number) => Math.round(length * shownScale);
  const smaller: Size = { width: scaled(camera.width), height: scaled(camera.height) };
  return { camera: smaller, screen, framesPerSecond: maxFramerate };
}
