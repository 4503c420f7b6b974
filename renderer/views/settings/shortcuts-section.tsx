import { ShortcutList } from '../parts/shortcut-list.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './section.module.css';

/** The keys of a call. */
export function ShortcutsSection() {
  const t = useWords('settings');
  return (
    <div className={styles.section}>
      <p className={styles.meaning}>{t('shortcutsMean')}</p>
      <ShortcutList />
    </div>
  );
}
