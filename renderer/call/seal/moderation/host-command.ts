/**
 * What a host tells the room to do, signed: base64url(fields(counter: 8, epoch: 32, type, target, signature: 64)).
 * The epoch is the roster that the host saw, so a command does not come true again in another company.
 */
import { readBase64Url, toBase64Url } from '../base64-url.ts';
import { type Bytes, bigEndian, readBigEndian, readUtf8, utf8 } from '../bytes.ts';
import { decodeFields, encodeFields } from '../fields.ts';
import { type Identity, isSignedBy, SIGNATURE_BYTES, sign } from '../identity.ts';
import { SESSION_BYTES, sessionBytes } from '../signed-card.ts';
import { transcript } from '../transcript.ts';

export type HostCommand =
  | { readonly type: 'remove'; readonly session: string }
  | { readonly type: 'lock' | 'unlock' }
  /** To somebody's identity and not to a session, so that it can be checked by those who come later. */
  | { readonly type: 'hand-over'; readonly identity: Bytes };

/** Each counter once, each higher than the last: 0, 1, 2 … */
export type CommandPlace = { readonly locator: Bytes; readonly epoch: Bytes; readonly counter: number };

export type ReadCommand = { readonly command: HostCommand; readonly counter: number; readonly epoch: Bytes };

const TARGET_BYTES = {
  remove: SESSION_BYTES,
  lock: 0,
  unlock: 0,
  'hand-over': 32,
} as const satisfies Record<HostCommand['type'], number>;

const MAX_TYPE_BYTES = 16;
const COUNTER_BYTES = 8;

export async function signCommand(
  host: Identity,
  { locator, epoch, counter }: CommandPlace,
  command: HostCommand,
): Promise<string> {
  const signed = [bigEndian(counter, COUNTER_BYTES), epoch, utf8(command.type), targetOf(command)];
  const signature = await sign(host, transcript('command', locator, ...signed));
  return toBase64Url(encodeFields([...signed, signature]));
}

/** @param host public key of whom the command must come from */
export async function readCommand(
  text: string,
  { locator, host }: { locator: Bytes; host: Bytes },
): Promise<({ ok: true } & ReadCommand) | { ok: false; reason: 'malformed' | 'not-the-host' }> {
  const bytes = readBase64Url(text);
  const fields =
    bytes && decodeFields(bytes, [COUNTER_BYTES, 32, { max: MAX_TYPE_BYTES }, { max: 32 }, SIGNATURE_BYTES]);
  const command = fields && commandOf(readUtf8(fields[2]), fields[3]);
  if (!command) return { ok: false, reason: 'malformed' };
  const [counter, epoch, type, target, signature] = fields;
  const isHost = await isSignedBy(host, signature, transcript('command', locator, counter, epoch, type, target));
  if (!isHost) return { ok: false, reason: 'not-the-host' };
  return { ok: true, command, counter: readBigEndian(counter), epoch };
}

function targetOf(command: HostCommand): Bytes {
  if ('session' in command) return sessionBytes(command.session);
  return 'identity' in command ? command.identity : new Uint8Array(0);
}

function commandOf(type: string | undefined, target: Bytes): HostCommand | undefined {
  if (!isType(type) || target.length !== TARGET_BYTES[type]) return undefined;
  switch (type) {
    case 'remove':
      return { type, session: toBase64Url(target) };
    case 'hand-over':
      return { type, identity: target };
    default:
      return { type };
  }
}

function isType(type: string | undefined): type is HostCommand['type'] {
  return type !== undefined && Object.hasOwn(TARGET_BYTES, type);
}
