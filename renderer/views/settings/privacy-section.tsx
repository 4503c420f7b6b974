import { NearbySettings } from '../nearby/nearby-settings.tsx';
import { FeedList } from '../news/feed-list.tsx';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import { RecentRoomsSetting } from './recent-rooms-setting.tsx';
import styles from './section.module.css';

/** What stays on this computer, and what others learn. */
export function PrivacySection() {
  const t = useWords('settings');
  const news = useWords('news');
  const nearby = useWords('nearby');
  const { recent, platform } = useSession();
  return (
    <div className={styles.section}>
      {recent.canBeKept && <RecentRoomsSetting />}
      {platform.nearby && (
        <section className={styles.group} aria-label={nearby('onThisNetwork')}>
          <NearbySettings />
        </section>
      )}
      {platform.news && (
        <section className={styles.group} aria-labelledby="feeds">
          <div>
            <h3 id="feeds" className={styles.heading}>
              {news('feeds')}
            </h3>
            <p className={styles.meaning}>{news('feedsMean')}</p>
          </div>
          <FeedList />
        </section>
      )}
      <section className={styles.group} aria-labelledby="server-learns">
        <h3 id="server-learns" className={styles.heading}>
          {t('whatServerLearns')}
        </h3>
        <p className={styles.meaning}>{t('serverLearns')}</p>
        <p className={styles.meaning}>{t('othersLearn')}</p>
      </section>
    </div>
  );
}
