import type { Call } from '../../call/call.ts';
import type { Participant } from '../../call/call-state.ts';
import { Panel } from '../call/panel.tsx';
import { CopyButton } from '../invite/copy-button.tsx';
import { useWords } from '../words/use-words.ts';
import { englishOf } from '../words/words-of.ts';
import { fallBackText } from './fall-back-text.ts';
import { PairSection } from './pair-section.tsx';
import styles from './statistics-panel.module.css';
import { statisticsText } from './statistics-text.ts';
import { useStatistics } from './use-statistics.ts';

type StatisticsPanelProps = {
  call: Call;
  participants: readonly Participant[];
  /** This computer does less than it could, because it has much to do. */
  isSaving: boolean;
  /** Whose figures are open at first; with one other alone it is theirs. */
  subject: string | undefined;
  onClose: () => void;
};

/** What each connection carries, and how well. */
export function StatisticsPanel({ call, participants, isSaving, subject, onClose }: StatisticsPanelProps) {
  const t = useWords('statistics');
  return (
    <Panel title={t('statistics')} onClose={onClose}>
      {participants.length === 0 ? (
        <p className={styles.nobody}>{t('nobodyElse')}</p>
      ) : (
        <Pairs call={call} participants={participants} isSaving={isSaving} subject={subject} />
      )}
    </Panel>
  );
}

function Pairs({ call, participants, isSaving, subject }: Omit<StatisticsPanelProps, 'onClose'>) {
  const t = useWords('statistics');
  const { pairs, isLate } = useStatistics(call);
  const told = participants.map(({ id, connection }) => ({ connection, statistics: pairs.get(id) }));
  const fallBacks = fallBackText(t, call.fallBacks());
  const inEnglish = fallBackText(englishOf('statistics'), call.fallBacks());
  const text = statisticsText({
    agent: navigator.userAgent,
    at: Date.now(),
    isSaving,
    fallBacks: inEnglish,
    pairs: told,
  });
  return (
    <div className={styles.body}>
      <p className={styles.late} role="status">
        {isLate && `${t('late')} `}
        {isSaving && t('saving')}
      </p>
      <div className={styles.pairs}>
        {participants.map((one) => (
          <PairSection
            key={one.id}
            participant={one}
            statistics={pairs.get(one.id)}
            isOpenAtFirst={participants.length === 1 || one.id === subject}
          />
        ))}
      </div>
      <footer className={styles.foot}>
        {fallBacks !== undefined && <p className={styles.quiet}>{fallBacks}</p>}
        <CopyButton text={text} label={t('copyAsText')} tone="plain" size="small" />
        <p className={styles.quiet}>{t('forAReport')}</p>
      </footer>
    </div>
  );
}
