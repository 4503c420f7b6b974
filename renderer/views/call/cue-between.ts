/** Which sound tells what has happened; of several things the one that asks for something. Pure. */
import type { InCall } from '../../call/call-state.ts';
import type { Cue } from './sounds.ts';

type Heard = Pick<InCall, 'participants' | 'waiting'>;

export function cueBetween(before: Heard, now: Heard): Cue | undefined {
  if (before.waiting === now.waiting && before.participants === now.participants) return undefined;
  const wasThere = new Map(before.participants.map((one) => [one.id, one]));
  // Who comes with a raised hand has raised it before oneself came.
  const hadHand = (id: string) => !wasThere.has(id) || wasThere.get(id)?.handRaisedAt !== undefined;
  if (now.waiting.some(({ id }) => !before.waiting.some((one) => one.id === id))) return 'knock';
  if (now.participants.some(({ id, handRaisedAt }) => handRaisedAt !== undefined && !hadHand(id))) {
    return 'hand';
  }
  // Whoever was there before oneself makes no sound.
  if (now.participants.some(({ id, wasHere }) => !wasHere && !wasThere.has(id))) return 'joined';
  const isThere = new Set(now.participants.map(({ id }) => id));
  return before.participants.some(({ id }) => !isThere.has(id)) ? 'left' : undefined;
}
