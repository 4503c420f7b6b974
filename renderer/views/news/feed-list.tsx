import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../parts/icon-button.tsx';
import { UndoNote } from '../parts/undo-note.tsx';
import { useWords } from '../words/use-words.ts';
import { AddFeed } from './add-feed.tsx';
import { MAX_FEEDS } from './feed-draft.ts';
import styles from './feed-list.module.css';
import { useFeeds } from './use-feeds.ts';

/** The feeds that a person has chosen, in the settings. */
export function FeedList() {
  const t = useWords('news');
  const { feeds, remove } = useFeeds();
  const [removed, setRemoved] = useState<{ title: string; undo: () => void }>();
  return (
    <>
      {feeds.length > 0 && (
        <ul className={styles.list}>
          {feeds.map((feed) => (
            <li key={feed.url} className={styles.item}>
              <div className={styles.words}>
                <p className={styles.title}>{feed.title}</p>
                <p className={styles.address}>{feed.url}</p>
              </div>
              <IconButton
                label={t('remove', { title: feed.title })}
                icon={Trash2}
                onClick={() => setRemoved({ title: feed.title, undo: remove(feed) })}
              />
            </li>
          ))}
        </ul>
      )}
      {removed && (
        <UndoNote
          text={t('removed', { title: removed.title })}
          onUndo={() => {
            removed.undo();
            setRemoved(undefined);
          }}
        />
      )}
      {feeds.length < MAX_FEEDS ? <AddFeed /> : <p className={styles.address}>{t('enough', { max: MAX_FEEDS })}</p>}
    </>
  );
}
