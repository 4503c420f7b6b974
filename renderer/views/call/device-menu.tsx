import { ChevronUp } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { DeviceKind } from '../../call/media/local-media-state.ts';
import { BackgroundChoices, NoiseChoices } from '../devices/effect-choices.tsx';
import { Hint } from '../parts/hint.tsx';
import { CAN_CHOOSE_SPEAKER, chosenDevice, useMedia } from '../parts/media-hooks.ts';
import { Menu, MenuChoice, MenuLabel, MenuLine } from '../parts/menu.tsx';
import { mediaReason } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './device-menu.module.css';

type DeviceMenuProps = { media: LocalMedia; kinds: readonly DeviceKind[]; label: string };

/** The arrow beside a switch: its devices, and what is wrong with them. */
export function DeviceMenu({ media, kinds, label }: DeviceMenuProps) {
  const shown = kinds.filter((kind) => kind !== 'speaker' || CAN_CHOOSE_SPEAKER);
  return (
    // Modal menus lock the page's scrolling with an injected style, which a strict policy refuses.
    <DropdownMenu.Root modal={false}>
      <Hint text={label}>
        <DropdownMenu.Trigger className={styles.arrow} aria-label={label}>
          <ChevronUp size={16} aria-hidden />
        </DropdownMenu.Trigger>
      </Hint>
      <Menu>
        {shown.map((kind) => (
          <DeviceGroup key={kind} media={media} kind={kind} />
        ))}
        <MenuLine />
        {kinds.includes('camera') ? <BackgroundChoices media={media} /> : <NoiseChoices media={media} />}
      </Menu>
    </DropdownMenu.Root>
  );
}

function DeviceGroup({ media, kind }: { media: LocalMedia; kind: DeviceKind }) {
  const t = useWords('parts');
  const session = useSession();
  const devices = useMedia(media, (state) => state.devices[kind]);
  const chosen = useMedia(media, (state) => chosenDevice(state, kind));
  const choose = (id: string) => {
    const device = devices.find((one) => one.id === id);
    if (device) void session.chooseDevice(media, kind, device);
  };
  return (
    <DropdownMenu.Group>
      <MenuLabel>{t(`device.${kind}`)}</MenuLabel>
      {kind === 'microphone' && <Silence media={media} />}
      {kind !== 'speaker' && <Failure media={media} kind={kind} />}
      <DropdownMenu.RadioGroup value={chosen ?? ''} onValueChange={choose}>
        {devices.map(({ id, label }, index) => (
          <MenuChoice key={id} value={id}>
            {label || t(`numbered.${kind}`, { number: index + 1 })}
          </MenuChoice>
        ))}
      </DropdownMenu.RadioGroup>
    </DropdownMenu.Group>
  );
}

function Silence({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const isSilent = useMedia(media, (state) => state.isMicrophoneSilent);
  if (!isSilent) return null;
  return (
    <p className={styles.failure}>
      <strong>{t('silent.happened')}</strong> {t('silent.advice')}
    </p>
  );
}

function Failure({ media, kind }: { media: LocalMedia; kind: 'microphone' | 'camera' }) {
  const t = useWords('parts');
  const reasons = useWords('reasons');
  const state = useMedia(media, (all) => all[kind]);
  if (state.status !== 'failed') return null;
  const { happened, advice } = mediaReason(reasons, kind, state.reason);
  return (
    <>
      <p className={styles.failure}>
        <strong>{happened}</strong> {advice}
      </p>
      {state.reason !== 'insecure-page' && (
        <DropdownMenu.Item className={styles.retry} onSelect={() => void media.retry(kind)}>
          {t('tryAgain')}
        </DropdownMenu.Item>
      )}
    </>
  );
}
