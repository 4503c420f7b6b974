import type { PairStatistics } from '../../call/health/statistics.ts';
import { type FigureGroup, type FigureRow, pairFigures } from './pair-figures.ts';
import styles from './pair-table.module.css';
import { useTeller } from './use-teller.ts';

/** Both directions side by side. */
export function PairTable({ name, statistics }: { name: string; statistics: PairStatistics }) {
  const teller = useTeller();
  const { t } = teller;
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('connectionTo', { name })}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" className={styles.direction}>
            {t('receivedColumn')}
          </th>
          <th scope="col" className={styles.direction}>
            {t('sentColumn')}
          </th>
        </tr>
      </thead>
      {pairFigures(teller, statistics).map((group) => (
        <Group key={group.title} group={group} />
      ))}
    </table>
  );
}

function Group({ group: { title, rows } }: { group: FigureGroup }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className={styles.group}>
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.label} row={row} />
      ))}
    </tbody>
  );
}

function Row({ row }: { row: FigureRow }) {
  return (
    <tr>
      <th scope="row" className={styles.label}>
        {row.label}
      </th>
      {'whole' in row ? (
        <td colSpan={2} className={styles.figure}>
          <bdi>{row.whole}</bdi>
        </td>
      ) : (
        <>
          <td className={styles.figure}>
            <bdi>{row.received}</bdi>
          </td>
          <td className={styles.figure}>
            <bdi>{row.sent}</bdi>
          </td>
        </>
      )}
    </tr>
  );
}
