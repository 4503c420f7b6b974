import { useWords } from '../words/use-words.ts';
import type { KnownHealth } from './connection-words.ts';
import { HealthIcon } from './health-icon.tsx';
import type { Hearer } from './hearing-matrix.ts';
import { hearingSentence } from './hearing-summary.ts';
import styles from './hearing-table.module.css';

const LEGEND: readonly KnownHealth[] = ['good', 'weak', 'unstable', 'lost', 'connecting', 'refused', 'unknown'];

/** Rows hear columns. Names across stand on end, so that twelve people find room. */
export function HearingTable({ matrix }: { matrix: readonly Hearer[] }) {
  const t = useWords('hearing');
  const shown = new Set(matrix.flatMap(({ hears }) => hears));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrow keys */}
      <section className={styles.scroll} aria-label={t('table')} tabIndex={0}>
        <table className={styles.table}>
          <caption className="visually-hidden">{t('caption')}</caption>
          <thead>
            <tr>
              <td className={styles.corner}>
                {t('hears')}{' '}
                <span aria-hidden className="directed">
                  →
                </span>
              </td>
              {matrix.map(({ id, name }, index) => (
                <th key={id} scope="col" className={styles.column}>
                  <span className={styles.upright}>{index === 0 ? t('you') : name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.map((hearer, row) => (
              <tr key={hearer.id}>
                <th scope="row" className={styles.row}>
                  {row === 0 ? t('you') : hearer.name}
                </th>
                {hearer.hears.map((health, column) => (
                  <Cell key={matrix[column]?.id} matrix={matrix} row={row} column={column} health={health} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className={styles.legend} aria-label={t('legend')}>
        {LEGEND.filter((health) => shown.has(health)).map((health) => (
          <li key={health} className={styles.key}>
            <span className={styles.mark} data-health={health}>
              <HealthIcon health={health} size={16} />
            </span>
            {t(`short.${health}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

type CellProps = { matrix: readonly Hearer[]; row: number; column: number; health: KnownHealth | undefined };

function Cell({ matrix, row, column, health }: CellProps) {
  const t = useWords('hearing');
  if (health === undefined) return <td className={styles.self} />;
  return (
    <td className={styles.cell} title={hearingSentence(t, matrix, { row, column, health })}>
      <span className={styles.mark} data-health={health}>
        <HealthIcon health={health} size={16} />
        <span className="visually-hidden">{t(`short.${health}`)}</span>
      </span>
    </td>
  );
}
