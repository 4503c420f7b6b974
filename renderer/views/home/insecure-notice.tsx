import { appLink } from '../invite/invitation-links.ts';
import { Button } from '../parts/button.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { useSession, useSessionState } from '../session-context.tsx';

const REASON = {
  happened: 'This page was opened over http.',
  advice:
    'Browsers allow the camera, the microphone and encryption only over https or on localhost. Open the link in the Engage app, or ask the host for an https address.',
};

/** On such a page nothing can work, so it is said before anybody tries. */
export function InsecureNotice() {
  const { platform } = useSession();
  const link = useSessionState(({ joinText }) => joinText);
  if (link === '') return <TroubleNote reason={REASON} />;
  return (
    <TroubleNote reason={REASON}>
      <Button size="small" onClick={() => window.location.assign(appLink(link))}>
        Open in the app
      </Button>
      <Button size="small" onClick={() => void platform.copyText(link)}>
        Copy link
      </Button>
    </TroubleNote>
  );
}
