/** The first message of a pair: fields(tag, hash of both cards: 32, name). */
import { type Bytes, equalBytes, readUtf8, utf8 } from '../bytes.ts';
import { decodeFields } from '../fields.ts';
import { transcript } from '../transcript.ts';

/** Of UTF-16. */
export const MAX_NAME_LENGTH = 60;
const TAG = utf8('engage/v1/confirm');
/** Of UTF-16, as names are counted, none takes more. */
const MAX_BYTES_PER_CHARACTER = 3;

export function writeConfirmation(transcriptHash: Bytes, name: string): Bytes {
  return transcript('confirm', transcriptHash, utf8(name));
}

/** The name; undefined when it is of other cards, or the name is none. */
export function readConfirmation(transcriptHash: Bytes, content: Bytes): string | undefined {
  const maxNameBytes = MAX_NAME_LENGTH * MAX_BYTES_PER_CHARACTER;
  const [tag, hash, nameBytes] = decodeFields(content, [TAG.length, 32, { max: maxNameBytes }]) ?? [];
  if (!tag || !equalBytes(tag, TAG) || !hash || !equalBytes(hash, transcriptHash) || !nameBytes) return undefined;
  const name = readUtf8(nameBytes);
  return name && name.length <= MAX_NAME_LENGTH ? name : undefined;
}
