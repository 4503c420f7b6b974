import { Volume1, Volume2, VolumeX } from 'lucide-react';
import { useCallActions, useChoices } from '../call/call-actions.tsx';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import styles from './volume.module.css';

type VolumeProps = { id: string; name: string; onClose: () => void };

/** How loud somebody is heard here; nobody else hears the difference. Goes when it is left. */
export function Volume({ id, name, onClose }: VolumeProps) {
  const t = useWords('people');
  const { number } = useFormats();
  const { choices } = useCallActions();
  const volume = useChoices(({ volumes }) => volumes.get(id) ?? 1);
  const percent = number(volume, { style: 'percent' });
  const Icon = volume === 0 ? VolumeX : volume < 0.5 ? Volume1 : Volume2;
  return (
    <div className={styles.volume}>
      <Icon size={16} aria-hidden />
      <input
        ref={takeFocus}
        type="range"
        className={styles.slider}
        aria-label={t('volumeOf', { name })}
        aria-valuetext={percent}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        onChange={(event) => choices.setVolume(id, event.target.valueAsNumber)}
        onBlur={onClose}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }}
      />
      <span className={styles.percent}>{percent}</span>
    </div>
  );
}

/** A menu gives the focus back to its button as it closes: this comes after it. */
function takeFocus(slider: HTMLInputElement | null): (() => void) | undefined {
  if (!slider) return undefined;
  const frame = requestAnimationFrame(() => slider.focus());
  return () => cancelAnimationFrame(frame);
}
