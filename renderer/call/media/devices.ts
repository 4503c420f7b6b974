import type { Device, DeviceKind } from './local-media-state.ts';

export type DeviceLists = Readonly<Record<DeviceKind, readonly Device[]>>;

export const NO_DEVICES: DeviceLists = { microphone: [], camera: [], speaker: [] };

const KINDS = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const satisfies Record<
  DeviceKind,
  MediaDeviceKind
>;

/** Labels are empty until the person has allowed a device of that kind. */
export async function listDevices(): Promise<DeviceLists> {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  const found = devices ? await devices.enumerateDevices() : [];
  const ofKind = (kind: DeviceKind): Device[] =>
    found
      .filter((device) => device.kind === KINDS[kind] && device.deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { microphone: ofKind('microphone'), camera: ofKind('camera'), speaker: ofKind('speaker') };
}

/** Calls back when a device was plugged in or out. Returns its undo. */
export function onDeviceChange(listener: () => void): () => void {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  devices?.addEventListener('devicechange', listener);
  return () => devices?.removeEventListener('devicechange', listener);
}

/** The remembered device by id, else by label (ids change when permissions are reset), else undefined. */
export function preferredId(
  devices: readonly Device[],
  preference: { id: string; label: string } | undefined,
): string | undefined {
  if (!preference) return undefined;
  const byId = devices.find(({ id }) => id === preference.id);
  return (byId ?? devices.find(({ label }) => label !== '' && label === preference.label))?.id;
}
