import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Participant } from '../../call/call-state.ts';
import type { PairHealth } from '../../call/health/pair-health.ts';
import type { PairStatistics } from '../../call/health/statistics.ts';
import { CONNECTION_WORDS } from '../hearing/connection-words.ts';
import { millisecondsText, rateText } from './figures.ts';
import styles from './pair-section.module.css';
import { PairTable } from './pair-table.tsx';

type PairSectionProps = {
  participant: Participant;
  /** Undefined until there are any. */
  statistics: PairStatistics | undefined;
  isOpenAtFirst: boolean;
};

/** One connection: in a line how it is, and all its figures when opened. */
export function PairSection({ participant: { name, connection }, statistics, isOpenAtFirst }: PairSectionProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isOpenAtFirst) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpenAtFirst]);
  return (
    <details
      ref={element}
      className={styles.pair}
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary className={styles.summary}>
        <ChevronRight size={16} className={styles.arrow} aria-hidden />
        <span className={styles.name}>{name}</span>
        {statistics && <Rates statistics={statistics} />}
        <span className={styles.state} data-health={connection}>
          {CONNECTION_WORDS[connection]}
          {statistics?.roundTripMs !== undefined && ` · ${millisecondsText(statistics.roundTripMs)}`}
        </span>
      </summary>
      {isOpen && (statistics ? <PairTable name={name} statistics={statistics} /> : <NoFigures health={connection} />)}
    </details>
  );
}

function Rates({ statistics: { bitsDown, bitsUp } }: { statistics: PairStatistics }) {
  return (
    <span className={styles.rates}>
      <span className="visually-hidden">received </span>
      <span aria-hidden>↓</span> {rateText(bitsDown)}
      <span className="visually-hidden">, sent </span>
      <span aria-hidden className={styles.up}>
        ↑
      </span>{' '}
      {rateText(bitsUp)}
    </span>
  );
}

function NoFigures({ health }: { health: PairHealth }) {
  return <p className={styles.none}>{noFiguresSentence(health)}</p>;
}

function noFiguresSentence(health: PairHealth): string {
  switch (health) {
    case 'connecting':
      return 'Figures come when the connection is there.';
    case 'lost':
      return 'Figures come again with the connection.';
    case 'refused':
      return 'Engage refused this connection: there is nothing to measure.';
    case 'good':
    case 'weak':
    case 'unstable':
      return 'Measuring…';
    default:
      return health satisfies never;
  }
}
