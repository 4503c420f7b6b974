import { useWords } from '../words/use-words.ts';
import styles from './meeting-note.module.css';

/** The stage of somebody who has joined others and does not see them yet. */
export function MeetingNote() {
  const t = useWords('stage');
  return (
    <p className={styles.note} role="status">
      {t('meetingTheOthers')}
    </p>
  );
}
