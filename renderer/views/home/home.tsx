import { Mark } from '../parts/mark.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useName, useSession } from '../session-context.tsx';
import { SettingsButton } from '../settings/settings-button.tsx';
import styles from './home.module.css';
import { HostCard } from './host-card.tsx';
import { InsecureNotice } from './insecure-notice.tsx';
import { JoinCard } from './join-card.tsx';

export function Home() {
  const session = useSession();
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Mark />
        <span className={styles.wordmark}>Engage</span>
        <SettingsButton />
      </header>
      <main className={styles.main}>
        <div className={styles.intro}>
          <h1 className={styles.title}>Meet without a cloud</h1>
          <p className={styles.lead}>Picture, sound and chat go straight from computer to computer.</p>
        </div>
        {!session.isSecurePage && <InsecureNotice />}
        <fieldset className={styles.cards} disabled={!session.isSecurePage}>
          <NameField />
          <HostCard />
          <JoinCard />
        </fieldset>
      </main>
    </div>
  );
}

function NameField() {
  const session = useSession();
  return (
    <div className={styles.name}>
      <TextField
        label="Your name"
        placeholder="How the others see you"
        value={useName()}
        maxLength={60}
        onText={(text) => session.setName(text)}
        onBlur={() => session.keepName()}
      />
    </div>
  );
}
