import { ChevronLeft } from 'lucide-react';
import type { FormEvent } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { DeviceFields } from '../devices/device-fields.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { defaultRoomName } from '../room-name.ts';
import { useName, useSession } from '../session-context.tsx';
import type { JoinStep, Plan } from '../session-state.ts';
import { SettingsButton } from '../settings/settings-button.tsx';
import { useWords, type Words } from '../words/use-words.ts';
import { JoinAction } from './join-action.tsx';
import styles from './lobby.module.css';
import { Preview } from './preview.tsx';

type LobbyProps = { plan: Plan; media: LocalMedia; step: JoinStep };

export function Lobby({ plan, media, step }: LobbyProps) {
  const t = useWords('lobby');
  const session = useSession();
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <Button tone="quiet" size="small" onClick={() => session.goHome()}>
          <ChevronLeft size={16} className="directed" aria-hidden />
          {t('home')}
        </Button>
        <SettingsButton />
      </header>
      <main className={styles.main}>
        <Preview media={media} />
        <LobbyForm plan={plan} media={media} step={step} />
      </main>
    </div>
  );
}

function LobbyForm({ plan, media, step }: LobbyProps) {
  const t = useWords('lobby');
  const home = useWords('home');
  const session = useSession();
  const name = useName();
  const join = (event: FormEvent) => {
    event.preventDefault();
    session.keepName();
    if (name.trim() !== '') void session.join();
  };
  return (
    <form className={styles.form} onSubmit={join}>
      <div>
        <h1 className={styles.title}>{roomTitle(t, plan)}</h1>
        <p className={styles.where}>{whereabouts(t, plan)}</p>
      </div>
      <TextField
        label={t('yourName')}
        placeholder={t('howOthersSeeYou')}
        value={name}
        maxLength={60}
        required
        onText={(text) => session.setName(text)}
        onBlur={() => session.keepName()}
      />
      {plan.kind === 'host' && (
        <TextField
          label={t('roomName')}
          placeholder={defaultRoomName(home, name)}
          value={plan.roomName}
          maxLength={60}
          onText={(text) => session.setRoomName(text)}
        />
      )}
      <DeviceFields media={media} />
      <div className={styles.action}>
        <JoinAction plan={plan} step={step} />
      </div>
    </form>
  );
}

function roomTitle(t: Words<'lobby'>, plan: Plan): string {
  if (plan.kind === 'host') return t('startACall');
  const { roomName } = plan.kind === 'join' ? plan.invitation : plan.target;
  return roomName || t('joinTheCall');
}

/** Whose server it is: the one thing about a room that can be told before joining. */
function whereabouts(t: Words<'lobby'>, plan: Plan): string {
  if (plan.kind === 'join') return t('onServer', { host: new URL(plan.invitation.origin).host });
  if (plan.kind === 'knock') return t('onServerAsked', { host: new URL(plan.target.origin).host });
  return plan.server === undefined ? t('onceOpen') : t('onServer', { host: new URL(plan.server).host });
}
