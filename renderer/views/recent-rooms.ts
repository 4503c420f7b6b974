/** Keeps the rooms that a person was in, where something may be kept: see docs/security.md. */
import type { RecentRoom, Settings } from '../../main/bridge.ts';
import { toBase64Url } from '../call/seal/base64-url.ts';
import { identityHash } from '../call/seal/identity.ts';
import type { IdentityStore } from '../platform/platform.ts';
import { recentPlan, recentRoom, withoutRecent, withRecent, withRestored } from './recent-list.ts';
import type { Plan, Route } from './session-state.ts';

export type RecentRoomsParts = {
  /** Undefined where nothing may stay. */
  readonly identities: IdentityStore | undefined;
  readonly settings: () => Settings | undefined;
  readonly change: (changes: Partial<Settings>) => Promise<void>;
};

export class RecentRooms {
  readonly #parts: RecentRoomsParts;

  constructor(parts: RecentRoomsParts) {
    this.#parts = parts;
  }

  get canBeKept(): boolean {
    return this.#parts.identities !== undefined;
  }

  /** At the start: identities of rooms that were forgotten go. */
  async tidy(): Promise<void> {
    await this.#parts.identities?.keepOnly(this.#rooms().flatMap(({ host }) => host ?? []));
  }

  /** @param before the room's secret when it was entered */
  async note(route: Route, before: string): Promise<void> {
    const { identities, settings, change } = this.#parts;
    if (!identities || settings()?.keepsRecentRooms === false) return;
    const { create, identity } = route;
    const host = create && identity ? toBase64Url(await identityHash(identity.publicKey)) : undefined;
    await change({ recentRooms: withRecent(this.#rooms(), recentRoom(route, host, Date.now()), before) });
    if (create && identity && host !== undefined) await identities.keep(host, identity);
  }

  /** What leads there again. */
  async plan(room: RecentRoom): Promise<Plan> {
    const isOwn = room.kind !== 'joined' && room.host !== undefined;
    return recentPlan(room, isOwn ? await this.#parts.identities?.find(room.host ?? '') : undefined);
  }

  async forget(room: RecentRoom): Promise<void> {
    await this.#parts.change({ recentRooms: withoutRecent(this.#rooms(), room) });
  }

  async forgetAll(): Promise<void> {
    await this.#parts.change({ recentRooms: [] });
  }

  async restore(removed: readonly RecentRoom[]): Promise<void> {
    await this.#parts.change({ recentRooms: withRestored(this.#rooms(), removed) });
  }

  #rooms(): readonly RecentRoom[] {
    return this.#parts.settings()?.recentRooms ?? [];
  }
}
