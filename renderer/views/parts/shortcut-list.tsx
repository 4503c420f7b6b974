import { useWords } from '../words/use-words.ts';
import styles from './shortcut-list.module.css';
import { SHORTCUTS, shortcutText } from './shortcuts.ts';

/** All keys of a call and what they do. */
export function ShortcutList() {
  const t = useWords('parts');
  return (
    <dl className={styles.list}>
      {SHORTCUTS.map((name) => (
        <div key={name} className={styles.row}>
          <dt>{t(`shortcut.${name}`)}</dt>
          <dd>
            <kbd className={styles.keys}>{shortcutText(t, name)}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}
