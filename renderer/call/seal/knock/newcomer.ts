/**
 * Knocking, from outside. To the host: the commitment, then the reveal, then the introduction; from the host: their
 * door with a nonce, then the room's secret. All are base64url.
 */
import { readBase64Url, toBase64Url } from '../base64-url.ts';
import type { Bytes } from '../bytes.ts';
import { createExchangeKey, type ExchangeKey } from '../exchange-key.ts';
import { decodeFields, encodeFields } from '../fields.ts';
import type { SpokenCode } from '../verification/spoken-code.ts';
import { DOOR_BYTES, type DoorFailure, readDoor } from './door.ts';
import { type Introduction, writeIntroduction } from './introduction.ts';
import { agreeOnKnock, commitToKnock, type KnockSeal, NONCE_BYTES } from './knock-exchange.ts';

export type Knock = {
  readonly commitment: string;
  readonly receiveDoor: (
    text: string,
  ) => Promise<({ ok: true } & OpenedKnock) | { ok: false; reason: DoorFailure | 'already-answered' }>;
};

/** To be compared with the host by voice, and what goes on the wire next. */
type Revealed = { readonly reveal: string; readonly code: SpokenCode };

/**
 * With the host's hash in the invitation only the host can read a name. Without it a server can play the host: then
 * neither does a name leave nor is a secret taken before people have compared the codes.
 */
export type OpenedKnock = Revealed &
  (
    | { readonly isHostKnown: true; readonly entrance: Entrance }
    | { readonly isHostKnown: false; afterComparing(): Entrance }
  );

export type Entrance = {
  readonly introduce: (introduction: Introduction) => Promise<string>;
  /** The room's secret, 32 bytes. Undefined when it is not from this host for this knock. */
  readonly receiveSecret: (text: string) => Promise<Bytes | undefined>;
};

type KnockedRoom = { readonly locator: Bytes; readonly hostHash: Bytes | undefined };

const SECRET_BYTES = 32;

/** @param room.hostHash `h` of the invitation, if it has one */
export async function startKnock(room: KnockedRoom): Promise<Knock> {
  const own = await createExchangeKey();
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const commitment = toBase64Url(await commitToKnock({ ...room, exchange: own.publicKey, nonce }));
  let isAnswered = false;
  const receiveDoor: Knock['receiveDoor'] = async (text) => {
    // A second door could be made to fit what the first one was told.
    if (isAnswered) return { ok: false, reason: 'already-answered' };
    isAnswered = true;
    return openKnock(room, { own, nonce }, text);
  };
  return { commitment, receiveDoor };
}

async function openKnock(
  room: KnockedRoom,
  { own, nonce }: { own: ExchangeKey; nonce: Bytes },
  text: string,
): ReturnType<Knock['receiveDoor']> {
  const bytes = readBase64Url(text);
  const fields = bytes && decodeFields(bytes, [DOOR_BYTES, NONCE_BYTES]);
  if (!fields) return { ok: false, reason: 'malformed' };
  const [record, hostNonce] = fields;
  const door = await readDoor(record, room);
  if (!door.ok) return door;
  const facts = { locator: room.locator, door: record, hostNonce, exchange: own.publicKey, nonce };
  const knock = await agreeOnKnock(facts, own, door.exchange);
  if (!knock) return { ok: false, reason: 'malformed' };
  const reveal = toBase64Url(encodeFields([own.publicKey, nonce]));
  return { ok: true, ...openedKnock({ reveal, code: knock.code }, entranceBy(knock), door.isHostKnown) };
}

function openedKnock(revealed: Revealed, entrance: Entrance, isHostKnown: boolean): OpenedKnock {
  if (isHostKnown) return { ...revealed, isHostKnown, entrance };
  return { ...revealed, isHostKnown, afterComparing: () => entrance };
}

function entranceBy({ seal, open }: KnockSeal): Entrance {
  return {
    introduce: async (introduction) => toBase64Url(await seal('knock-introduction', writeIntroduction(introduction))),
    receiveSecret: async (text) => {
      const envelope = readBase64Url(text);
      const secret = envelope && (await open('knock-secret', envelope));
      return secret?.length === SECRET_BYTES ? secret : undefined;
    },
  };
}
