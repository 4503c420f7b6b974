import type { ReactNode } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { DeviceKind } from '../../call/media/local-media-state.ts';
import { chosenDevice, useMedia } from '../parts/media-hooks.ts';
import { SelectField } from '../parts/select-field.tsx';
import { useSession } from '../session-context.tsx';
import { useWords, type Words } from '../words/use-words.ts';

type DeviceSelectProps = { media: LocalMedia; kind: DeviceKind; aside?: ReactNode; children?: ReactNode };

/** `aside` stands beside the field; children (a meter, a failure) beneath it. */
export function DeviceSelect({ media, kind, aside, children }: DeviceSelectProps) {
  const t = useWords('devices');
  const common = useWords('parts');
  const session = useSession();
  const devices = useMedia(media, (state) => state.devices[kind]);
  const chosen = useMedia(media, (state) => chosenDevice(state, kind));
  const choose = (deviceId: string) => {
    const device = devices.find((one) => one.id === deviceId);
    if (device) void session.chooseDevice(media, kind, device);
  };
  const options = (
    <>
      {!devices.some((one) => one.id === chosen) && <option value="">{nothingChosen(t, kind, devices.length)}</option>}
      {devices.map((device, index) => (
        <option key={device.id} value={device.id}>
          {device.label || common(`numbered.${kind}`, { number: index + 1 })}
        </option>
      ))}
    </>
  );
  return (
    <SelectField
      label={common(`device.${kind}`)}
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

function nothingChosen(t: Words<'devices'>, kind: DeviceKind, count: number): string {
  if (kind === 'speaker') return t('systemDefault');
  return count === 0 ? t(`none.${kind}`) : t(`choose.${kind}`);
}
