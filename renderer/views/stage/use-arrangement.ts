import type { Call } from '../../call/call.ts';
import type { InCall } from '../../call/call-state.ts';
import { useChoices } from '../call/call-actions.tsx';
import { useSessionState } from '../session-context.tsx';
import { useShareOrder } from '../share/use-share-order.ts';
import type { Box } from './grid-layout.ts';
import { type StageLayout, type StageSize, stageLayout } from './stage-layout.ts';
import { personKey, shareKey, stagePlan, type TileKey } from './stage-plan.ts';
import { useSeats } from './use-seats.ts';
import { useSpeaker } from './use-speaker.ts';

export type Arrangement = StageLayout & {
  /** What takes the stage; nothing where all are alike. */
  readonly main: readonly TileKey[];
  /** What lies small on top of the others. */
  readonly corner: TileKey | undefined;
  /** What it lies on. */
  readonly ground: Box | undefined;
  /** The place that another share would get. */
  readonly nextShare: Box | undefined;
};

/** Where everything on the stage stands, as the person has chosen and as people speak and share. */
export function useArrangement(call: Call, state: InCall, size: StageSize): Arrangement {
  const { participants, selfId, isAudioOnly } = state;
  const layout = useSessionState(({ settings }) => settings?.layout ?? 'grid');
  const pinned = useChoices((choices) => choices.pinned);
  const corner = useChoices((choices) => choices.corner);
  const speaker = useSpeaker(call, layout === 'speaker');
  const people = participants.map(({ id }) => id);
  const isSplit = useChoices((choices) => choices.isSplit);
  const sharing = useShareOrder(participants.filter(({ hasScreen }) => hasScreen).map(({ id }) => id));
  const shares = isAudioOnly ? [] : sharing;
  const wishes = { layout, pinned, speaker, isSplit };
  const plan = stagePlan({ people, selfId, shares }, wishes);
  const first = stageLayout(size, plan, corner);
  const places = plan.side.length - (first.more?.count ?? 0);
  const speaking = participants.filter(({ isSpeaking }) => isSpeaking).map(({ id }) => personKey(id));
  const side = useSeats(plan.side, places, speaking);
  const arranged = first.more ? stageLayout(size, { ...plan, side }, corner) : first;
  const another = stageLayout(size, stagePlan({ people, selfId, shares: [NEXT, ...shares] }, wishes), corner);
  const [main] = plan.main;
  return {
    ...arranged,
    main: plan.main,
    corner: plan.corner,
    ground: main && arranged.boxes.get(main),
    nextShare: another.boxes.get(shareKey(NEXT)),
  };
}

/** No participant's id. */
const NEXT = '';
