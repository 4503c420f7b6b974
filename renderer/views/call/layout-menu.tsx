import { ChevronDown, LayoutGrid, PictureInPicture2, SquareUser } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { LayoutSetting } from '../../../main/bridge.ts';
import { Hint } from '../parts/hint.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../parts/menu.tsx';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import { useCallActions, useChoices } from './call-actions.tsx';
import styles from './layout-menu.module.css';

const ICONS: Record<LayoutSetting, typeof LayoutGrid> = { grid: LayoutGrid, speaker: SquareUser };

/** How the stage is arranged, in one menu. The choice holds for other calls as well. */
export function LayoutMenu({ onMini }: { onMini: (() => void) | undefined }) {
  const t = useWords('call');
  const session = useSession();
  const { choices } = useCallActions();
  const layout = useSessionState(({ settings }) => settings?.layout ?? 'grid');
  const isPinned = useChoices(({ pinned }) => pinned !== undefined);
  const Icon = ICONS[layout];
  const choose = (value: string) => {
    choices.unpin();
    void session.change({ layout: value === 'speaker' ? 'speaker' : 'grid' });
  };
  return (
    <DropdownMenu.Root modal={false}>
      <Hint text={t('layout')}>
        <DropdownMenu.Trigger className={styles.trigger} aria-label={t('layout')}>
          <Icon size={18} aria-hidden />
          <ChevronDown size={14} aria-hidden />
        </DropdownMenu.Trigger>
      </Hint>
      <Menu>
        <DropdownMenu.RadioGroup value={isPinned ? '' : layout} onValueChange={choose}>
          <MenuChoice value="grid">{t('layoutGrid')}</MenuChoice>
          <MenuChoice value="speaker">{t('layoutSpeaker')}</MenuChoice>
        </DropdownMenu.RadioGroup>
        {onMini && (
          <>
            <MenuLine />
            <MenuItem icon={PictureInPicture2} onSelect={onMini}>
              {t('miniWindow')}
            </MenuItem>
          </>
        )}
      </Menu>
    </DropdownMenu.Root>
  );
}
