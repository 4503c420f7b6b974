import { NearbySection } from '../nearby/nearby-section.tsx';
import { NewsSection } from '../news/news-section.tsx';
import { Mark } from '../parts/mark.tsx';
import { TextField } from '../parts/text-field.tsx';
import { RecentSection } from '../recent/recent-section.tsx';
import { useName, useSession, useSessionState } from '../session-context.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './home.module.css';
import { HostCard } from './host-card.tsx';
import { InsecureNotice } from './insecure-notice.tsx';
import { JoinCard } from './join-card.tsx';

export function Home() {
  const t = useWords('home');
  const session = useSession();
  // Whoever has been in a room knows what this is.
  const isNew = useSessionState(({ settings }) => !settings?.recentRooms?.length);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Mark />
        <h1 className={styles.wordmark}>Engage</h1>
        <SettingsButton />
      </header>
      <main className={styles.main}>
        {isNew && (
          <div className={styles.intro}>
            <h2 className={styles.title}>{t('meetWithoutCloud')}</h2>
            <p className={styles.lead}>{t('straight')}</p>
          </div>
        )}
        {!session.isSecurePage && <InsecureNotice />}
        <fieldset className={styles.cards} disabled={!session.isSecurePage}>
          <NameField />
          <HostCard />
          <JoinCard />
        </fieldset>
        <Lists />
      </main>
    </div>
  );
}

/** What a browser guest has not. */
function Lists() {
  const { platform, recent } = useSession();
  if (!recent.canBeKept && !platform.news) return null;
  return (
    <div className={styles.lists}>
      {platform.nearby && <NearbySection nearby={platform.nearby} />}
      {recent.canBeKept && <RecentSection />}
      {platform.news && <NewsSection news={platform.news} />}
    </div>
  );
}

/** The first thing to say, the first time. */
function NameField() {
  const t = useWords('home');
  const session = useSession();
  const name = useName();
  return (
    <div className={styles.name}>
      <TextField
        label={t('yourName')}
        placeholder={t('howOthersSeeYou')}
        value={name}
        autoFocus={name === ''}
        maxLength={60}
        onText={(text) => session.setName(text)}
        onBlur={() => session.keepName()}
      />
    </div>
  );
}
