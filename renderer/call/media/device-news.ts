import type { DeviceChoice } from './device-choice.ts';
import type { DeviceLists } from './devices.ts';
import type { DeviceKind, DeviceNews, LocalMediaState } from './local-media-state.ts';

/** What is to be told when one device had to stand in for another one, or no longer has to. */
export function deviceNews(
  state: LocalMediaState,
  { kind, change, device }: Pick<DeviceNews, 'kind' | 'change' | 'device'>,
): DeviceNews {
  const used = kind === 'speaker' ? state.speakerId : idInUse(state, kind);
  const now = state.devices[kind].find(({ id }) => id === used)?.label ?? '';
  return { kind, change, device, now };
}

/** Of a speaker: nothing needs to be opened. */
export function speakerNews(
  state: LocalMediaState,
  choice: DeviceChoice,
  lists: { before: DeviceLists; now: DeviceLists },
): DeviceNews | undefined {
  const kind: DeviceKind = 'speaker';
  const lost = choice.lost(kind, lists.before, lists.now);
  if (lost) return deviceNews(state, { kind, change: 'unplugged', device: lost.label });
  const returned = choice.returned(kind, lists.before, lists.now);
  return returned && deviceNews(state, { kind, change: 'returned', device: returned.label });
}

export function idInUse(state: LocalMediaState, kind: 'microphone' | 'camera'): string | undefined {
  const capture = state[kind];
  return capture.status === 'on' ? capture.deviceId : undefined;
}

/** There was no device of that kind, and the person has not turned it off. */
export function isMissing(state: LocalMediaState, kind: 'microphone' | 'camera'): boolean {
  const capture = state[kind];
  return capture.status === 'failed' && (capture.reason === 'none-found' || capture.reason === 'unplugged');
}

/** The camera would be on if its background could be blurred. */
export function isOffForBlur({ camera }: LocalMediaState): boolean {
  return camera.status === 'failed' && camera.reason === 'no-blur';
}
