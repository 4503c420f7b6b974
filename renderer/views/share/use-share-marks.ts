import { useStore } from 'zustand';
import { NO_MARKS, type ShareMarks } from '../../call/marks/marks.ts';
import { useCallActions } from '../call/call-actions.tsx';

/** What buttons and sentences need to know of the marks on a share. */
export function useShareMarks(share: string): ShareMarks {
  return useStore(useCallActions().call.marks.store, (all) => all[share] ?? NO_MARKS);
}
