/** What others draw on shared screens, from when the call is on. */
import type { StoreApi } from 'zustand/vanilla';
import type { CallState } from '../../../../renderer/call/call-state.ts';
import { Marks } from '../../../../renderer/call/marks/marks.ts';
import type { LocalMedia } from '../../../../renderer/call/media/local-media.ts';

export type FakeMark = {
  /** Index of whoever draws or points. */
  by: number;
  /** x, y, x, y …; one place alone is pointed at. */
  points: readonly number[];
};

const KEEP_POINTING_MS = 500;

export function fakeMarks(store: StoreApi<CallState>, media: LocalMedia, given: readonly FakeMark[]): Marks {
  const nothing = () => undefined;
  const room = { store, broadcast: nothing, say: nothing, sayNow: nothing, openFileChannel: nothing };
  const marks = new Marks(room, media.store);
  const stop = store.subscribe((state) => {
    if (state.status !== 'in-call') return;
    stop();
    const sharing = state.participants.filter(({ hasScreen }) => hasScreen).map(({ id }) => id);
    for (const id of sharing) marks.receive(id, { type: 'board', epoch: 1, mayDraw: true });
    if (media.store.getState().screen.status === 'on') marks.setMayDraw(true);
    const share = sharing[0] ?? state.selfId;
    for (const [stroke, { by, points }] of given.entries()) {
      const from = `participant-${by}`;
      const [x = 0, y = 0] = points;
      const point = () => marks.receive(from, { type: 'point', share, x, y });
      if (points.length === 2) setInterval(point, KEEP_POINTING_MS);
      else marks.receive(from, { type: 'stroke', share, epoch: 1, stroke, at: 0, points: [...points] });
    }
  });
  return marks;
}
