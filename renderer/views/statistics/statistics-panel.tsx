import type { Call } from '../../call/call.ts';
import type { Participant } from '../../call/call-state.ts';
import { Panel } from '../call/panel.tsx';
import { CopyButton } from '../invite/copy-button.tsx';
import { useWords } from '../words/use-words.ts';
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
  return (
    <Panel title="Statistics" onClose={onClose}>
      {participants.length === 0 ? (
        <p className={styles.nobody}>Nobody else is here. Figures come when somebody joins.</p>
      ) : (
        <Pairs call={call} participants={participants} isSaving={isSaving} subject={subject} />
      )}
    </Panel>
  );
}

function Pairs({ call, participants, isSaving, subject }: Omit<StatisticsPanelProps, 'onClose'>) {
  const { pairs, isLate } = useStatistics(call);
  const told = participants.map(({ id, connection }) => ({ connection, statistics: pairs.get(id) }));
  const fallBacks = fallBackText(useWords('statistics'), call.fallBacks());
  const text = statisticsText({ agent: navigator.userAgent, at: Date.now(), isSaving, fallBacks, pairs: told });
  return (
    <div className={styles.body}>
      <p className={styles.late} role="status">
        {isLate && 'No new figures for some seconds. '}
        {isSaving && 'This computer has much to do. For now you see and send smaller pictures, or fewer.'}
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
        <CopyButton text={text} label="Copy as text" tone="plain" size="small" />
        <p className={styles.quiet}>For a report of a fault. It has no names and no addresses.</p>
      </footer>
    </div>
  );
}
