import type { SpokenCode as Code } from '../../call/seal/verification/spoken-code.ts';
import { useWords } from '../words/use-words.ts';
import styles from './spoken-code.module.css';

/** Five pictures with their names; for whoever does not see them, nine digits. */
export function SpokenCode({ code }: { code: Code }) {
  const t = useWords('parts');
  return (
    <div className={styles.place}>
      <ol className={styles.pictures} aria-hidden>
        {code.emoji.map(({ symbol, name }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice, and none moves
          <li key={index} className={styles.picture}>
            <span className={styles.symbol}>{symbol}</span>
            <span className={styles.name}>{t(`emoji.${name}`)}</span>
          </li>
        ))}
      </ol>
      <p className={styles.digits}>
        <span className={styles.spoken}>{t('theCodeIs')} </span>
        <bdi data-testid="code-digits" dir="ltr">
          {code.digits}
        </bdi>
      </p>
    </div>
  );
}
