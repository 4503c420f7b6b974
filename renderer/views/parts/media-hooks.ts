import { useStore } from 'zustand';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { DeviceKind, LocalMediaState } from '../../call/media/local-media-state.ts';

export function useMedia<T>(media: LocalMedia, select: (state: LocalMediaState) => T): T {
  return useStore(media.store, select);
}

/** Id of the device in use; undefined while there is none, or when the system chooses. */
export function chosenDevice(state: LocalMediaState, kind: DeviceKind): string | undefined {
  if (kind === 'speaker') return state.speakerId;
  const capture = state[kind];
  return capture.status === 'on' ? capture.deviceId : undefined;
}

/** Browsers without it play on the system's speaker only. */
export const CAN_CHOOSE_SPEAKER = 'setSinkId' in (globalThis.HTMLMediaElement?.prototype ?? {});
