import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Corner } from '../stage/stage-corner.ts';
import type { TileKey } from '../stage/stage-plan.ts';

export type Choices = {
  readonly pinned: TileKey | undefined;
  /** Several shared screens are shown alike; else one is large. */
  readonly isSplit: boolean;
  /** Ids of those whose screens are looked at closely: they are wanted as large as they are. */
  readonly enlarged: ReadonlySet<string>;
  /** Where one's own small tile lies. */
  readonly corner: Corner;
  /** How loud somebody is heard here, 0…1, by participant's id; who is not named is heard as they come. */
  readonly volumes: ReadonlyMap<string, number>;
};

/** What a person has arranged for this call, and nobody else sees. */
export class StageChoices {
  readonly store: StoreApi<Choices> = createStore<Choices>(() => ({
    pinned: undefined,
    isSplit: false,
    enlarged: new Set(),
    corner: 'bottom-right',
    volumes: new Map(),
  }));

  /** One at a time: another pin takes the place of the first. */
  togglePin(key: TileKey): void {
    const { pinned } = this.store.getState();
    this.store.setState({ pinned: pinned === key ? undefined : key });
  }

  unpin(): void {
    this.store.setState({ pinned: undefined });
  }

  setSplit(isSplit: boolean): void {
    this.store.setState({ isSplit, pinned: undefined });
  }

  setEnlarged(sharer: string, isEnlarged: boolean): void {
    const { enlarged } = this.store.getState();
    if (enlarged.has(sharer) === isEnlarged) return;
    const others = [...enlarged].filter((id) => id !== sharer);
    this.store.setState({ enlarged: new Set(isEnlarged ? [...others, sharer] : others) });
  }

  setCorner(corner: Corner): void {
    this.store.setState({ corner });
  }

  /** @param volume 0…1 */
  setVolume(participantId: string, volume: number): void {
    this.store.setState(({ volumes }) => ({ volumes: new Map(volumes).set(participantId, volume) }));
  }
}
