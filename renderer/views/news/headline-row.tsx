import { useFormats } from '../words/use-formats.ts';
import type { ShownHeadline } from './headlines.ts';
import styles from './news.module.css';

/** Opens in the person's browser, after the app's question; one that leads nowhere is text. */
export function HeadlineRow({ headline: { title, url, feed, at } }: { headline: ShownHeadline }) {
  const formats = useFormats();
  const words = (
    <>
      <span className={styles.title}>{title}</span>
      <span className={styles.source}>{at === undefined ? feed : `${feed} · ${formats.ago(at, Date.now())}`}</span>
    </>
  );
  return (
    <li>
      {url === undefined ? (
        <span className={styles.headline}>{words}</span>
      ) : (
        <a className={styles.headline} href={url} target="_blank" rel="noreferrer">
          {words}
        </a>
      )}
    </li>
  );
}
