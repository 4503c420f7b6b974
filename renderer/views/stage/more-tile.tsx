import { useWords } from '../words/use-words.ts';
import type { Box } from './grid-layout.ts';
import styles from './more-tile.module.css';

/** In the place of those for whom there is no room: how many they are. Whoever of them speaks is seen. */
export function MoreTile({ count, box, onPress }: { count: number; box: Box; onPress: () => void }) {
  const t = useWords('stage');
  const { x, y, width, height } = box;
  return (
    <button
      type="button"
      className={styles.more}
      style={{ width, height, transform: `translate(${x}px, ${y}px)` }}
      aria-label={t('notSeen', { count })}
      onClick={onPress}
    >
      {t('plus', { count })}
    </button>
  );
}
