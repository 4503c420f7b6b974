import { appLink } from '../invite/invitation-links.ts';
import { Button } from '../parts/button.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';

/** On such a page nothing can work, so it is said before anybody tries. */
export function InsecureNotice() {
  const t = useWords('home');
  const { platform } = useSession();
  const link = useSessionState(({ joinText }) => joinText);
  const reason = { happened: t('openedOverHttp'), advice: t('httpsNeeded') };
  if (link === '') return <TroubleNote reason={reason} />;
  return (
    <TroubleNote reason={reason}>
      <Button size="small" onClick={() => window.location.assign(appLink(link))}>
        {t('openInTheApp')}
      </Button>
      <Button size="small" onClick={() => void platform.copyText(link)}>
        {t('copyLink')}
      </Button>
    </TroubleNote>
  );
}
