import { Clapperboard, Type } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import type { ScreenMode } from '../../call/media/screen-mode.ts';
import { Hint } from '../parts/hint.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './mode-choice.module.css';

type ModeChoiceProps = { mode: ScreenMode; onMode: (mode: ScreenMode) => void };

/** Whether what is shared is read or watched. */
export function ModeChoice({ mode, onMode }: ModeChoiceProps) {
  const t = useWords('share');
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.choice}
      aria-label={t('mode')}
      value={mode}
      onValueChange={(value) => {
        if (value === 'text' || value === 'motion') onMode(value);
      }}
    >
      <Hint text={t('textMeans')}>
        <ToggleGroup.Item value="text" className={styles.item}>
          <Type size={14} aria-hidden />
          {t('text')}
        </ToggleGroup.Item>
      </Hint>
      <Hint text={t('motionMeans')}>
        <ToggleGroup.Item value="motion" className={styles.item}>
          <Clapperboard size={14} aria-hidden />
          {t('motion')}
        </ToggleGroup.Item>
      </Hint>
    </ToggleGroup.Root>
  );
}
