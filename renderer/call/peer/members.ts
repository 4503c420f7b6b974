import type { Member } from './member.ts';
import { Newcomers } from './newcomers.ts';
import type { Peer } from './peer.ts';

/** Everybody else in the mesh, by session, in order of their coming. */
export class Members extends Map<string, Member> {
  readonly #newcomers = new Newcomers();

  /**
   * @param show at the right moment, unless they have gone by then
   * @returns whether that is news
   */
  confirm(id: string, name: string, show: (member: Member) => void): boolean {
    const member = this.get(id);
    if (!member || member.name !== undefined) return false;
    member.name = name;
    if (member.peer.hasConnected) show(member);
    else this.#newcomers.expect(id, () => show(member));
    return true;
  }

  /** Something of them is there to be seen or heard. */
  show(id: string): void {
    this.#newcomers.show(id);
  }

  override delete(id: string): boolean {
    this.#newcomers.forget(id);
    return super.delete(id);
  }

  override clear(): void {
    this.#newcomers.close();
    super.clear();
  }

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
