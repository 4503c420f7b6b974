import { useCallback, useEffect, useState } from 'react';
import type { ScreenSource } from '../../../main/bridge.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ScreenFailure } from '../reasons.ts';

type Sources = {
  /** Undefined while they are looked for, and when they cannot be had. */
  readonly list: readonly ScreenSource[] | undefined;
  readonly failure: ScreenFailure | undefined;
};

/** `reload` may say why: the chosen window had gone. */
export function useScreenSources(
  picker: Platform['screenPicker'],
): Sources & { reload: (because?: ScreenFailure) => void } {
  const [sources, setSources] = useState<Sources>({ list: undefined, failure: undefined });
  const reload = useCallback(
    (because?: ScreenFailure) => {
      if (because === undefined) setSources({ list: undefined, failure: undefined });
      void picker?.list().then(
        (answer) =>
          setSources(
            answer.ok ? { list: answer.sources, failure: because } : { list: undefined, failure: answer.reason },
          ),
        () => setSources({ list: undefined, failure: 'failed' }),
      );
    },
    [picker],
  );
  useEffect(() => reload(), [reload]);
  return { ...sources, reload };
}
