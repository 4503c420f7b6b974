import { ChevronRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { defaultRoomName } from '../room-name.ts';
import { useName, useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './card.module.css';
import { parseServerAddress } from './server-address.ts';

export function HostCard() {
  const t = useWords('home');
  const session = useSession();
  const fallback = defaultRoomName(t, useName());
  // Follows the person's name until somebody types here.
  const [typed, setTyped] = useState<string>();
  const [address, setAddress] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const start = (event: FormEvent) => {
    event.preventDefault();
    const server = parseServerAddress(address);
    setIsWrong(server === 'malformed');
    if (server !== 'malformed') session.planRoom(typed?.trim() || fallback, server);
  };
  return (
    <form className={styles.card} onSubmit={start}>
      <h2 className={styles.heading}>{t('startACall')}</h2>
      <TextField label={t('roomName')} value={typed ?? fallback} maxLength={60} onText={setTyped} />
      <div className={styles.action}>
        <Button type="submit" tone="primary">
          {t('hostARoom')}
        </Button>
      </div>
      {session.platform.kind === 'desktop' && (
        <details className={styles.disclosure}>
          <summary>
            <ChevronRight size={16} aria-hidden />
            {t('useAServer')}
          </summary>
          <div className={styles.disclosed}>
            <TextField
              label={t('serverAddress')}
              placeholder="https://meet.example.org"
              inputMode="url"
              value={address}
              error={isWrong ? t('notAnAddress') : undefined}
              onText={setAddress}
            />
          </div>
        </details>
      )}
    </form>
  );
}
