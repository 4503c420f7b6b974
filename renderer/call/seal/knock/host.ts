/** Answering a knock, from inside. What is said and in which order stands in `newcomer.ts`. */
import { readBase64Url, toBase64Url } from '../base64-url.ts';
import { type Bytes, equalBytes } from '../bytes.ts';
import { decodeFields, encodeFields } from '../fields.ts';
import type { SpokenCode } from '../verification/spoken-code.ts';
import type { Door } from './door.ts';
import { type Introduction, readIntroduction } from './introduction.ts';
import { agreeOnKnock, commitToKnock, type KnockSeal, NONCE_BYTES } from './knock-exchange.ts';

export type KnockAnswer = {
  /** Our door and a fresh nonce. */
  readonly answer: string;
  readonly receiveReveal: (
    text: string,
  ) => Promise<{ ok: true; newcomer: Newcomer } | { ok: false; reason: 'malformed' | 'changed' }>;
};

/** Somebody at the door. A name can be anybody's: what tells that it is they is the code, compared by voice. */
export type Newcomer = {
  readonly code: SpokenCode;
  readonly receiveIntroduction: (text: string) => Promise<Introduction | undefined>;
  /** @param secret of the room, 32 bytes */
  readonly admit: (secret: Bytes) => Promise<string>;
};

/** Undefined when the commitment is none. One answer for each knock: never the same nonce for two. */
export function answerKnock(door: Door, commitmentText: string): KnockAnswer | undefined {
  const commitment = readBase64Url(commitmentText);
  if (commitment?.length !== NONCE_BYTES) return undefined;
  const hostNonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const receiveReveal: KnockAnswer['receiveReveal'] = async (text) => {
    const bytes = readBase64Url(text);
    const fields = bytes && decodeFields(bytes, [32, NONCE_BYTES]);
    if (!fields) return { ok: false, reason: 'malformed' };
    const [exchange, nonce] = fields;
    const { locator, record, exchangeKey } = door;
    const committed = await commitToKnock({ locator, exchange, nonce });
    if (!equalBytes(committed, commitment)) return { ok: false, reason: 'changed' };
    const knock = await agreeOnKnock({ locator, door: record, hostNonce, exchange, nonce }, exchangeKey, exchange);
    return knock ? { ok: true, newcomer: newcomerBy(knock) } : { ok: false, reason: 'malformed' };
  };
  return { answer: toBase64Url(encodeFields([door.record, hostNonce])), receiveReveal };
}

function newcomerBy({ code, seal, open }: KnockSeal): Newcomer {
  return {
    code,
    receiveIntroduction: async (text) => {
      const envelope = readBase64Url(text);
      const introduction = envelope && (await open('knock-introduction', envelope));
      return introduction && readIntroduction(introduction);
    },
    admit: async (secret) => toBase64Url(await seal('knock-secret', secret)),
  };
}
