import { RefreshCw, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import type { FeedNews } from '../../../main/bridge.ts';
import type { Platform } from '../../platform/platform.ts';
import { Button } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { feedReason, whole } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import { AddFeed } from './add-feed.tsx';
import { HeadlineRow } from './headline-row.tsx';
import { mergedHeadlines } from './headlines.ts';
import styles from './news.module.css';
import { useNews } from './use-news.ts';

const SHOWN = 6;

/** Headlines of the feeds that a person has chosen; without any it says what it would be. */
export function NewsSection({ news }: { news: NonNullable<Platform['news']> }) {
  const t = useWords('news');
  const session = useSession();
  const { feeds, isRefreshing, refresh } = useNews(news);
  const hasFeeds = feeds !== undefined && feeds.length > 0;
  return (
    <section className={styles.section} aria-labelledby="news" aria-busy={isRefreshing}>
      <div className={styles.top}>
        <h2 id="news" className={styles.heading}>
          {t('news')}
        </h2>
        {hasFeeds && (
          <>
            <IconButton label={t('refresh')} icon={RefreshCw} disabled={isRefreshing} onClick={refresh} />
            <IconButton label={t('manage')} icon={SlidersHorizontal} onClick={() => session.openSettings('privacy')} />
          </>
        )}
      </div>
      {feeds?.length === 0 && (
        <>
          <p className={styles.empty}>{t('empty')}</p>
          <AddFeed />
        </>
      )}
      {hasFeeds && <Headlines feeds={feeds} isRefreshing={isRefreshing} />}
    </section>
  );
}

function Headlines({ feeds, isRefreshing }: { feeds: readonly FeedNews[]; isRefreshing: boolean }) {
  const t = useWords('news');
  const [isWhole, setIsWhole] = useState(false);
  const headlines = mergedHeadlines(feeds);
  const isSilent = headlines.length === 0 && feeds.every(({ failure }) => failure === undefined);
  return (
    <>
      <p className={styles.empty} role="status">
        {isRefreshing ? t('refreshing') : isSilent ? t('nothing') : ''}
      </p>
      <Failures feeds={feeds} />
      {headlines.length > 0 && (
        <ul className={styles.list}>
          {(isWhole ? headlines : headlines.slice(0, SHOWN)).map((headline) => (
            <HeadlineRow key={headline.url ?? headline.title} headline={headline} />
          ))}
        </ul>
      )}
      {!isWhole && headlines.length > SHOWN && (
        <Button tone="quiet" size="small" onClick={() => setIsWhole(true)}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

/** What it had before is shown all the same. */
function Failures({ feeds }: { feeds: readonly FeedNews[] }) {
  const reasons = useWords('reasons');
  const failed = feeds.filter(({ failure }) => failure !== undefined);
  if (failed.length === 0) return null;
  return (
    <ul className={styles.failures}>
      {failed.map(({ url, title, failure }) => (
        <li key={url}>
          <strong className={styles.feed}>{title}</strong> {failure && whole(feedReason(reasons, failure))}
        </li>
      ))}
    </ul>
  );
}
