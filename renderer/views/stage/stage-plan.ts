/** Who takes the stage and who stands beside it. Pure. */
import type { LayoutSetting } from '../../../main/bridge.ts';

/** Everything on the stage: somebody, or what somebody shares; with a participant's id. */
export type TileKey = `person:${string}` | `share:${string}`;

export type StagePlan = {
  /** Nobody: the others are a grid. */
  readonly main: readonly TileKey[];
  readonly side: readonly TileKey[];
  /** A small tile on top of the main ones. */
  readonly corner: TileKey | undefined;
};

export type StageWishes = {
  readonly layout: LayoutSetting;
  readonly pinned: TileKey | undefined;
  /** Participant's id. */
  readonly speaker: string | undefined;
  /** Several shares are shown alike; else the first one is large. */
  readonly isSplit: boolean;
};

/**
 * What is pinned comes first, then what is shared, then, if that is wished, who speaks.
 * @param people participants' ids in their order, without self
 * @param shares ids of those whose screens are shown, the newest first
 */
export function stagePlan(
  { people, selfId, shares }: { people: readonly string[]; selfId: string; shares: readonly string[] },
  { layout, pinned, speaker, isSplit }: StageWishes,
): StagePlan {
  const others: TileKey[] = people.map(personKey);
  const self = personKey(selfId);
  const screens: TileKey[] = shares.map(shareKey);
  const all = [...screens, ...others, self];
  if (pinned !== undefined && all.includes(pinned)) return aside(pinned, all, self);
  if (screens.length > 0) {
    const large = isSplit ? screens.length : 1;
    return { main: screens.slice(0, large), side: [...screens.slice(large), ...others, self], corner: undefined };
  }
  const spoken = speaker === undefined ? others[0] : personKey(speaker);
  if (layout === 'speaker' && spoken !== undefined && others.includes(spoken)) return aside(spoken, all, self);
  return { main: [], side: all, corner: undefined };
}

export function personKey(id: string): TileKey {
  return `person:${id}`;
}

export function shareKey(id: string): TileKey {
  return `share:${id}`;
}

/** Those that have a number on the keyboard: what is shared, then the others, in their order. */
export function numberedTiles(participants: readonly { id: string; hasScreen: boolean }[]): TileKey[] {
  const shares = participants.filter(({ hasScreen }) => hasScreen).map(({ id }) => shareKey(id));
  return [...shares, ...participants.map(({ id }) => personKey(id))];
}

/** Oneself is seen small, in a corner: it is the others who are looked at. On a shared screen it would lie on words. */
function aside(main: TileKey, all: readonly TileKey[], self: TileKey): StagePlan {
  const rest = all.filter((key) => key !== main);
  const corner = main === self || main.startsWith('share:') ? undefined : self;
  return { main: [main], side: rest.filter((key) => key !== corner), corner };
}
