/**
 * Where people knock: a room of its own on the server, beside the one that they want to get into. Anybody may enter it
 * (its id is made of what is known outside), so nothing there is believed that the door's signature does not cover.
 */
import type { Bytes } from '../bytes.ts';
import { hashTranscript } from '../transcript.ts';

export type PorchRoom = {
  /** The room's id on the server, and what is said at the door is bound to: 32 bytes. */
  readonly locator: Bytes;
  readonly admission: Bytes;
};

/** @param hostHash of whom one wants to reach; without it, of whoever hosts on the server's own computer */
export async function porchRoom(hostHash: Bytes | undefined): Promise<PorchRoom> {
  const known = hostHash ?? new Uint8Array(0);
  const [locator, admission] = await Promise.all([
    hashTranscript('porch', known),
    hashTranscript('porch-admission', known),
  ]);
  return { locator, admission };
}
