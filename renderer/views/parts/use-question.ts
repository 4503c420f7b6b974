import { useEffect, useState } from 'react';

/**
 * A question that is put when a person wants it, and given up when nobody looks any more.
 * @param ask never rejects; what it answers after its signal is aborted is not shown
 */
export function useQuestion<Answer>(ask: (signal: AbortSignal) => Promise<Answer>) {
  const [answer, setAnswer] = useState<Answer>();
  const [running, setRunning] = useState<AbortController>();
  useEffect(() => () => running?.abort(), [running]);
  const put = async () => {
    const controller = new AbortController();
    setRunning(controller);
    setAnswer(undefined);
    const found = await ask(controller.signal);
    if (controller.signal.aborted) return;
    setAnswer(() => found);
    setRunning(undefined);
  };
  return { answer, isAsking: running !== undefined, put: () => void put() };
}
