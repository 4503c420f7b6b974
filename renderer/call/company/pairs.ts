/** Whom self has met in this call: what there is with each of them, by session. */
import { equalBytes } from '../seal/bytes.ts';
import { beginPair, type Pair, type PairFailure } from '../seal/pair/pair.ts';
import type { RoomKeys } from '../seal/room-keys.ts';
import { openCard, sealCard } from '../seal/sealed-card.ts';
import { type CardFailure, type SignedCard, signCard } from '../seal/signed-card.ts';
import type { Self } from './self.ts';

export type MeetFailure =
  | CardFailure
  | PairFailure
  /** It was not written by anybody who knows the room's secret, or it was changed. */
  | 'not-sealed-for-this-room'
  /** The session of somebody we know, with other keys: not they. */
  | 'other-keys';

export type Met = { readonly ok: true; readonly pair: Pair } | { readonly ok: false; readonly reason: MeetFailure };

export class Pairs {
  readonly #self: Self;
  #keys: RoomKeys;
  #own: SignedCard;
  readonly #pairs = new Map<string, Pair>();
  /** As last shown: a card is for one room, and somebody may have moved with us. */
  readonly #cards = new Map<string, SignedCard>();

  static async create(self: Self, keys: RoomKeys): Promise<Pairs> {
    return new Pairs(self, keys, await writeCard(self, keys));
  }

  private constructor(self: Self, keys: RoomKeys, own: SignedCard) {
    this.#self = self;
    this.#keys = keys;
    this.#own = own;
  }

  /** Our own card in the room as it is now. */
  get own(): SignedCard {
    return this.#own;
  }

  /** Our own card as the server may have it. */
  sealOwn(): Promise<string> {
    return sealCard(this.#keys, this.#own);
  }

  /** To a room with another secret, in the same company: the pairs stay. */
  async move(keys: RoomKeys): Promise<void> {
    this.#own = await writeCard(this.#self, keys);
    this.#keys = keys;
  }

  /** Somebody shows a card. The same card twice is the same pair. */
  async meet(envelope: string): Promise<Met> {
    const opened = await openCard(this.#keys, envelope);
    if (!opened.ok) return opened;
    const { card } = opened;
    const known = this.#pairs.get(card.session);
    const begun = known ? { ok: true as const, pair: known } : await this.#begin(card);
    if (!begun.ok) return begun;
    // Two at once, under two of the server's ids: the first counts.
    const pair = this.#pairs.get(card.session) ?? begun.pair;
    if (!isSamePerson(pair.remote, card)) return { ok: false, reason: 'other-keys' };
    this.#pairs.set(card.session, pair);
    this.#cards.set(card.session, card);
    return { ok: true, pair };
  }

  with(session: string): Pair | undefined {
    return this.#pairs.get(session);
  }

  cardOf(session: string): SignedCard | undefined {
    return this.#cards.get(session);
  }

  #begin(remote: SignedCard): ReturnType<typeof beginPair> {
    const { name, exchangeKey } = this.#self;
    const { psk, locator } = this.#keys;
    return beginPair({ psk, locator, own: this.#own, exchangeKey, remote, name });
  }
}

function writeCard({ session, identity, exchangeKey, certificate }: Self, { locator }: RoomKeys): Promise<SignedCard> {
  const { fingerprint } = certificate;
  return signCard(identity, locator, { session, exchange: exchangeKey.publicKey, fingerprint, capabilities: [] });
}

function isSamePerson(known: SignedCard, shown: SignedCard): boolean {
  return (['identity', 'exchange', 'fingerprint'] as const).every((key) => equalBytes(known[key], shown[key]));
}
