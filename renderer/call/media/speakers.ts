import type { StoreApi } from 'zustand/vanilla';
import { type CallState, withParticipant } from '../call-state.ts';
import { SpeakingDetector } from './speaking.ts';

/** Each reading waits for the thread that receives: no more often than speech needs. */
const SAMPLE_INTERVAL_MS = 250;

/** Keeps `isSpeaking` of every participant. Only changes reach the store. Returns its undo. */
export function watchSpeakers(store: StoreApi<CallState>, levelOf: (id: string) => number): () => void {
  const detectors = new Map<string, SpeakingDetector>();
  const timer = setInterval(() => {
    const state = store.getState();
    if (state.status !== 'in-call') return;
    for (const { id, isSpeaking, microphone } of state.participants) {
      const detector = detectors.get(id) ?? new SpeakingDetector();
      detectors.set(id, detector);
      const speaksNow = detector.update(microphone === 'on' ? levelOf(id) : 0, performance.now());
      if (speaksNow !== isSpeaking)
        store.setState(withParticipant(store.getState(), id, { isSpeaking: speaksNow }), true);
    }
  }, SAMPLE_INTERVAL_MS);
  return () => clearInterval(timer);
}
