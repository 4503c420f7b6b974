import type { InCall } from '../../call/call-state.ts';
import type { Visit } from '../session-state.ts';
import { useWords } from '../words/use-words.ts';
import styles from './invitation-card.module.css';
import { InvitationList } from './invitation-list.tsx';

/** The stage while nobody else is there. */
export function InvitationCard({ visit, state }: { visit: Visit; state: InCall }) {
  const t = useWords('invite');
  return (
    <section className={styles.place} aria-label={t('invitation')}>
      <div className={styles.card}>
        <h2 className={styles.title}>{t('onlyOneHere')}</h2>
        <p className={styles.lead}>{t('sendThisLink')}</p>
        <InvitationList visit={visit} state={state} />
      </div>
    </section>
  );
}
