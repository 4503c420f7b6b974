import { use } from 'react';
import { version } from '../../../package.json';
import { Mark } from '../parts/mark.tsx';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './about-section.module.css';
import sectionStyles from './section.module.css';

const libraries = import('virtual:licences').then(
  ({ LICENCES }) => LICENCES,
  () => [],
);

/** What this is, and who has helped without knowing it. */
export function AboutSection() {
  const t = useWords('settings');
  const { platform } = useSession();
  return (
    <div className={sectionStyles.section}>
      <section className={sectionStyles.group}>
        <div className={styles.name}>
          <Mark />
          <div>
            <p className={styles.title}>Engage</p>
            <p className={styles.version}>{t('version', { version })}</p>
          </div>
        </div>
        <p>{t('whatThisIs')}</p>
        <p className={sectionStyles.meaning}>{t('licence')}</p>
      </section>
      <section className={sectionStyles.group} aria-labelledby="libraries">
        <Libraries />
        {platform.kind === 'desktop' && <p className={sectionStyles.meaning}>{t('chromium')}</p>}
      </section>
    </div>
  );
}

function Libraries() {
  const t = useWords('settings');
  const found = use(libraries);
  const count = found.reduce((sum, { packages }) => sum + packages.length, 0);
  return (
    <>
      <div>
        <h3 id="libraries" className={sectionStyles.heading}>
          {t('libraries')}
        </h3>
        <p className={sectionStyles.meaning}>{t('librariesMean', { count })}</p>
      </div>
      <ul className={styles.licences}>
        {found.map(({ licence, packages, text }) => (
          <li key={packages[0]}>
            <details className={styles.licence}>
              <summary className={styles.packages}>
                {packages.join(', ')} <span className={styles.kind}>{licence}</span>
              </summary>
              <pre className={styles.text}>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
