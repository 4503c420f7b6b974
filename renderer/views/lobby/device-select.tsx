import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { DeviceKind } from '../../call/media/local-media-state.ts';
import { chosenDevice, useMedia } from '../parts/media-hooks.ts';
import { useSession } from '../session-context.tsx';
import styles from './device-select.module.css';

export const DEVICE_NAMES: Record<DeviceKind, string> = {
  microphone: 'Microphone',
  camera: 'Camera',
  speaker: 'Speaker',
};

type DeviceSelectProps = { media: LocalMedia; kind: DeviceKind; aside?: ReactNode; children?: ReactNode };

/** `aside` stands beside the field; children (a meter, a failure) beneath it. */
export function DeviceSelect({ media, kind, aside, children }: DeviceSelectProps) {
  const session = useSession();
  const id = useId();
  const devices = useMedia(media, (state) => state.devices[kind]);
  const chosen = useMedia(media, (state) => chosenDevice(state, kind));
  const choose = (deviceId: string) => {
    const device = devices.find((one) => one.id === deviceId);
    if (device) void session.chooseDevice(media, kind, device);
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {DEVICE_NAMES[kind]}
      </label>
      <div className={styles.row}>
        <div className={styles.box}>
          <select
            id={id}
            className={styles.select}
            value={chosen ?? ''}
            disabled={devices.length === 0}
            onChange={(event) => choose(event.target.value)}
          >
            {!devices.some((one) => one.id === chosen) && (
              <option value="">{nothingChosen(kind, devices.length)}</option>
            )}
            {devices.map((device, index) => (
              <option key={device.id} value={device.id}>
                {device.label || `${DEVICE_NAMES[kind]} ${index + 1}`}
              </option>
            ))}
          </select>
          <ChevronDown size={16} aria-hidden className={styles.arrow} />
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}

function nothingChosen(kind: DeviceKind, count: number): string {
  if (kind === 'speaker') return 'System default';
  return count === 0 ? `No ${kind}` : `Choose a ${kind}`;
}
