import { Switch } from '../parts/switch.tsx';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';

/** What this network may know. */
export function NearbySettings() {
  const t = useWords('nearby');
  const session = useSession();
  const shows = useSessionState(({ settings }) => settings?.showsRooms === true);
  const looks = useSessionState(({ settings }) => settings?.looksForRooms === true);
  return (
    <>
      <Switch label={t('showRooms')} isOn={shows} onChange={(showsRooms) => void session.change({ showsRooms })}>
        {t('showRoomsMeans')}
      </Switch>
      <Switch label={t('alwaysLook')} isOn={looks} onChange={(looksForRooms) => void session.change({ looksForRooms })}>
        {t('alwaysLookMeans')}
      </Switch>
    </>
  );
}
