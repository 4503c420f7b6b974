import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Participant } from '../../call/call-state.ts';
import type { PairHealth } from '../../call/health/pair-health.ts';
import type { PairStatistics } from '../../call/health/statistics.ts';
import { useWords, type Words } from '../words/use-words.ts';
import { millisecondsText, rateText } from './figures.ts';
import styles from './pair-section.module.css';
import { PairTable } from './pair-table.tsx';
import { useTeller } from './use-teller.ts';

type PairSectionProps = {
  participant: Participant;
  /** Undefined until there are any. */
  statistics: PairStatistics | undefined;
  isOpenAtFirst: boolean;
};

/** One connection: in a line how it is, and all its figures when opened. */
export function PairSection({ participant: { name, connection }, statistics, isOpenAtFirst }: PairSectionProps) {
  const t = useWords('hearing');
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
        <ChevronRight size={16} className={`${styles.arrow} directed`} aria-hidden />
        <span className={styles.name}>{name}</span>
        {statistics && <Rates statistics={statistics} />}
        <span className={styles.state} data-health={connection}>
          {t(`connection.${connection}`)}
          {statistics?.roundTripMs !== undefined && ` · ${millisecondsText(statistics.roundTripMs)}`}
        </span>
      </summary>
      {isOpen && (statistics ? <PairTable name={name} statistics={statistics} /> : <NoFigures health={connection} />)}
    </details>
  );
}

function Rates({ statistics: { bitsDown, bitsUp } }: { statistics: PairStatistics }) {
  const teller = useTeller();
  const { t } = teller;
  return (
    <span className={styles.rates}>
      <span className="visually-hidden">{t('received')} </span>
      <span aria-hidden>↓</span> <bdi>{rateText(teller, bitsDown)}</bdi>
      <span className="visually-hidden">, {t('sent')} </span>
      <span aria-hidden className={styles.up}>
        ↑
      </span>{' '}
      <bdi>{rateText(teller, bitsUp)}</bdi>
    </span>
  );
}

function NoFigures({ health }: { health: PairHealth }) {
  const t = useWords('statistics');
  return <p className={styles.none}>{noFiguresSentence(t, health)}</p>;
}

function noFiguresSentence(t: Words<'statistics'>, health: PairHealth): string {
  switch (health) {
    case 'connecting':
      return t('whenConnected');
    case 'lost':
      return t('whenReconnected');
    case 'refused':
      return t('refused');
    case 'good':
    case 'weak':
    case 'unstable':
      return t('measuring');
    default:
      return health satisfies never;
  }
}
