import { type DeviceLists, preferredId } from './devices.ts';
import type { Device, DeviceKind } from './local-media-state.ts';

export type DevicePreferences = Partial<Record<DeviceKind, Device>>;

/** Which devices a person has chosen, whether they are there at the moment or not. */
export class DeviceChoice {
  #chosen: DevicePreferences = {};

  /** What was remembered. */
  begin(chosen: DevicePreferences): void {
    this.#chosen = { ...chosen };
  }

  choose(kind: DeviceKind, device: Device): void {
    this.#chosen[kind] = device;
  }

  /** The id of the device to be opened now; undefined is the system's own choice. */
  idOf(kind: DeviceKind, devices: DeviceLists): string | undefined {
    return preferredId(devices[kind], this.#chosen[kind]);
  }

  /** The chosen device, when it was not there before and now is. */
  returned(kind: DeviceKind, before: DeviceLists, now: DeviceLists): Device | undefined {
    const id = this.idOf(kind, now);
    if (id === undefined || this.idOf(kind, before) !== undefined) return undefined;
    return now[kind].find((device) => device.id === id);
  }

  /** The chosen device, when it was there before and now is not. */
  lost(kind: DeviceKind, before: DeviceLists, now: DeviceLists): Device | undefined {
    const id = this.idOf(kind, before);
    if (id === undefined || this.idOf(kind, now) !== undefined) return undefined;
    return before[kind].find((device) => device.id === id);
  }
}
