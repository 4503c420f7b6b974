import { type KnownHealth, SHORT_WORDS } from './connection-words.ts';
import { HealthIcon } from './health-icon.tsx';
import type { Hearer } from './hearing-matrix.ts';
import { hearingSentence } from './hearing-summary.ts';
import styles from './hearing-table.module.css';

const LEGEND: readonly KnownHealth[] = ['good', 'weak', 'unstable', 'lost', 'connecting', 'refused', 'unknown'];

/** Rows hear columns. Names across stand on end, so that twelve people find room. */
export function HearingTable({ matrix }: { matrix: readonly Hearer[] }) {
  const shown = new Set(matrix.flatMap(({ hears }) => hears));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the arrow keys */}
      <section className={styles.scroll} aria-label="Table" tabIndex={0}>
        <table className={styles.table}>
          <caption className="visually-hidden">How each row hears each column</caption>
          <thead>
            <tr>
              <td className={styles.corner}>
                hears <span aria-hidden>→</span>
              </td>
              {matrix.map(({ id, name }, index) => (
                <th key={id} scope="col" className={styles.column}>
                  <span className={styles.upright}>{index === 0 ? 'You' : name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.map((hearer, row) => (
              <tr key={hearer.id}>
                <th scope="row" className={styles.row}>
                  {row === 0 ? 'You' : hearer.name}
                </th>
                {hearer.hears.map((health, column) => (
                  <Cell key={matrix[column]?.id} matrix={matrix} row={row} column={column} health={health} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className={styles.legend} aria-label="Legend">
        {LEGEND.filter((health) => shown.has(health)).map((health) => (
          <li key={health} className={styles.key}>
            <span className={styles.mark} data-health={health}>
              <HealthIcon health={health} size={16} />
            </span>
            {SHORT_WORDS[health]}
          </li>
        ))}
      </ul>
    </>
  );
}

type CellProps = { matrix: readonly Hearer[]; row: number; column: number; health: KnownHealth | undefined };

function Cell({ matrix, row, column, health }: CellProps) {
  if (health === undefined) return <td className={styles.self} />;
  return (
    <td className={styles.cell} title={hearingSentence(matrix, { row, column, health })}>
      <span className={styles.mark} data-health={health}>
        <HealthIcon health={health} size={16} />
        <span className="visually-hidden">{SHORT_WORDS[health]}</span>
      </span>
    </td>
  );
}
