import type { Member } from './member.ts';
import type { Peer } from './peer.ts';

/** Everybody else in the mesh, by session, in order of their coming. */
export class Members extends Map<string, Member> {
  /** Somebody, whether they have confirmed or not. */
  peer(id: string): Peer | undefined {
    return this.get(id)?.peer;
  }

  /** Also while some of them go. */
  eachPeer(act: (peer: Peer) => void): void {
    for (const { peer } of [...this.values()]) act(peer);
  }

  peers(): [string, Peer][] {
    return [...this].map(([id, { peer }]) => [id, peer]);
  }

  /** The server knows them no more. */
  unseatAll(): void {
    for (const member of this.values()) member.unseatedAt ??= performance.now();
  }

  /** Ids of those who have confirmed. */
  confirmed(): string[] {
    return [...this].filter(([, { name }]) => name !== undefined).map(([id]) => id);
  }
}
