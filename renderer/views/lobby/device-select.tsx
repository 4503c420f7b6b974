import type { ReactNode } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { DeviceKind } from '../../call/media/local-media-state.ts';
import { chosenDevice, useMedia } from '../parts/media-hooks.ts';
import { SelectField } from '../parts/select-field.tsx';
import { useSession } from '../session-context.tsx';

export const DEVICE_NAMES: Record<DeviceKind, string> = {
  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Speaker',
};

type DeviceSelectProps = { media: LocalMedia; kind: DeviceKind; aside?: ReactNode; children?: ReactNode };

/** `aside` stands beside the field; children (a meter, a failure) beneath it. */
export function DeviceSelect({ media, kind, aside, children }: DeviceSelectProps) {
  const session = useSession();
  const devices = useMedia(media, (state) => state.devices[kind]);
  const chosen = useMedia(media, (state) => chosenDevice(state, kind));
  const choose = (deviceId: string) => {
    const device = devices.find((one) => one.id === deviceId);
    if (device) void session.chooseDevice(media, kind, device);
  };
  const options = (
    <>
      {!devices.some((one) => one.id === chosen) && <option value="">{nothingChosen(kind, devices.length)}</option>}
      {devices.map((device, index) => (
        <option key={device.id} value={device.id}>
          {device.label || `${DEVICE_NAMES[kind]} ${index + 1}`}
        </option>
      ))}
    </>
  );
  return (
    <SelectField
      label={DEVICE_NAMES[kind]}
      value={chosen ?? ''}
      isDisabled={devices.length === 0}
      onValue={choose}
      options={options}
      aside={aside}
    >
      {children}
    </SelectField>
  );
}

function nothingChosen(kind: DeviceKind, count: number): string {
  if (kind === 'speaker') return 'System default';
  return count === 0 ? `No ${kind}` : `Choose a ${kind}`;
}
