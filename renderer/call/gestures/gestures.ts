import { type CallState, type InCall, withParticipant } from '../call-state.ts';
import type { Feature, FeatureMessage, Room } from '../feature.ts';
import type { ControlMessage } from '../peer/control-message.ts';
import { type Reaction, raisedForMs } from './gesture-message.ts';
import { ReactionLimit } from './reaction-limit.ts';

/** Milliseconds for which a reaction is in the state: as long as it is seen. */
const REACTION_MS = 3_200;

/** Raised hands and reactions. */
export class Gestures implements Feature {
  readonly #room: Room;
  /** By participant's id, and `self`. */
  readonly #limits = new Map<string, ReactionLimit>();

  constructor(room: Room) {
    this.#room = room;
  }

  /** Everybody sees it, and whoever comes later is told. */
  setHandRaised(isRaised: boolean): void {
    const state = this.#room.store.getState();
    if (state.status !== 'in-call' || isRaised === (state.handRaisedAt !== undefined)) return;
    this.#set({ ...state, handRaisedAt: isRaised ? Date.now() : undefined });
    this.#room.broadcast(hand(isRaised ? 0 : null));
  }

  /** Of the host; of others it is ignored at the other end. @param id undefined: everybody's */
  lowerHand(id?: string): void {
    const state = this.#room.store.getState();
    if (state.status !== 'in-call') return;
    const raised = state.participants.filter((one) => one.handRaisedAt !== undefined && (id ?? one.id) === one.id);
    for (const one of raised) this.#room.say(one.id, { type: 'lower-hand' });
    if (id === undefined) this.setHandRaised(false);
  }

  /** What is too much is left out, here as at the other end. */
  react(reaction: Reaction): void {
    if (!this.#show('self', reaction)) return;
    this.#room.sayNow({ type: 'reaction', reaction });
  }

  receive(from: string, message: FeatureMessage): boolean {
    switch (message.type) {
      case 'hand': {
        const handRaisedAt = message.raisedForMs === null ? undefined : Date.now() - message.raisedForMs;
        this.#set(withParticipant(this.#room.store.getState(), from, { handRaisedAt }));
        return true;
      }
      case 'lower-hand':
        if (this.#isHost(from)) this.setHandRaised(false);
        return true;
      case 'reaction':
        this.#show(from, message.reaction);
        return true;
      default:
        return false;
    }
  }

  greet(id: string): void {
    const state = this.#room.store.getState();
    if (state.status !== 'in-call' || state.handRaisedAt === undefined) return;
    this.#room.say(id, hand(raisedForMs(state.handRaisedAt, Date.now())));
  }

  forget(id: string): void {
    this.#limits.delete(id);
  }

  #isHost(id: string): boolean {
    const state = this.#room.store.getState();
    return state.status === 'in-call' && state.hostId === id;
  }

  /** @returns false when it was one too many */
  #show(from: string, reaction: Reaction): boolean {
    const limit = this.#limits.get(from) ?? new ReactionLimit();
    this.#limits.set(from, limit);
    if (!limit.allows(performance.now())) return false;
    const shown = { id: crypto.randomUUID(), from, reaction };
    this.#update((state) => ({ ...state, reactions: [...state.reactions, shown] }));
    setTimeout(() => this.#update((state) => withoutReaction(state, shown.id)), REACTION_MS);
    return true;
  }

  #update(change: (state: InCall) => InCall): void {
    const state = this.#room.store.getState();
    if (state.status === 'in-call') this.#set(change(state));
  }

  #set(state: CallState): void {
    this.#room.store.setState(state, true);
  }
}

function hand(raisedForMs: number | null): ControlMessage {
  return { type: 'hand', raisedForMs };
}

function withoutReaction(state: InCall, id: string): InCall {
  return { ...state, reactions: state.reactions.filter((one) => one.id !== id) };
}
