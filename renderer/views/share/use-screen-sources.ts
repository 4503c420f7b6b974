import { useCallback, useEffect, useRef, useState } from 'react';
import type { ScreenSource } from '../../../main/bridge.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ScreenFailure } from '../reasons.ts';

/** Milliseconds from one answer to the next question: making thumbnails takes its time. */
const REFRESH_MS = 2_000;

type Sources = {
  /** Undefined while they are looked for, and when they cannot be had. */
  readonly list: readonly ScreenSource[] | undefined;
  readonly failure: ScreenFailure | undefined;
};

/** Screens and windows as they are now. `reload` may say why: the chosen window had gone. */
export function useScreenSources(
  picker: Platform['screenPicker'],
): Sources & { reload: (because?: ScreenFailure) => void } {
  const [sources, setSources] = useState<Sources>({ list: undefined, failure: undefined });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = useCallback(
    async (because?: ScreenFailure): Promise<void> => {
      clearTimeout(timer.current);
      const answer = await picker
        ?.list()
        .catch((): { ok: false; reason: 'failed' } => ({ ok: false, reason: 'failed' }));
      if (!answer) return;
      if (!answer.ok) return setSources({ list: undefined, failure: answer.reason });
      setSources({ list: answer.sources, failure: because });
      // On some systems each look is a question to the person.
      if (answer.mayRepeat) timer.current = setTimeout(() => void look(because), REFRESH_MS);
    },
    [picker],
  );
  useEffect(() => {
    void look();
    return () => clearTimeout(timer.current);
  }, [look]);
  const reload = (because?: ScreenFailure) => {
    if (because === undefined) setSources({ list: undefined, failure: undefined });
    void look(because);
  };
  return { ...sources, reload };
}
