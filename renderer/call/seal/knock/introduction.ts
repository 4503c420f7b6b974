/** Who knocks: fields(name, identity: 32). Always sealed; the identity lets the host know their card again. */
import { type Bytes, readUtf8, utf8 } from '../bytes.ts';
import { decodeFields, encodeFields } from '../fields.ts';
import { MAX_NAME_LENGTH } from '../pair/confirmation.ts';

export type Introduction = {
  readonly name: string;
  /** The public Ed25519 key that will sign the newcomer's card. */
  readonly identity: Bytes;
};

export function writeIntroduction({ name, identity }: Introduction): Bytes {
  return encodeFields([utf8(name), identity]);
}

export function readIntroduction(bytes: Bytes): Introduction | undefined {
  const [nameBytes, identity] = decodeFields(bytes, [{ max: 3 * MAX_NAME_LENGTH }, 32]) ?? [];
  const name = nameBytes && readUtf8(nameBytes);
  if (!name || name.length > MAX_NAME_LENGTH || !identity) return undefined;
  return { name, identity };
}
