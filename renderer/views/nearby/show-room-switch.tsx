import { Switch } from '../parts/switch.tsx';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';

/** Beside the button that hosts: whether this room is shown. */
export function ShowRoomSwitch() {
  const t = useWords('nearby');
  const session = useSession();
  const shows = useSessionState(({ settings }) => settings?.showsRooms === true);
  return (
    <Switch label={t('show')} isOn={shows} onChange={(showsRooms) => void session.change({ showsRooms })}>
      {shows ? t('showMeans') : undefined}
    </Switch>
  );
}
