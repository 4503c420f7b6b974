import { Announcer } from './parts/announcer.tsx';
import { useDirection } from './words/use-direction.ts';
import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import { Direction, Tooltip } from 'radix-ui';
import { Suspense, useEffect, useState } from 'react';
import { Left } from './call/left.tsx';
import { Home } from './home/home.tsx';
import { Lobby } from './lobby/lobby.tsx';
import { Lazily, LazyView } from './parts/lazily.tsx';
import { CatchFailure } from './parts/view-failure.tsx';
import { Session } from './session.ts';
import { SessionProvider, useSessionState } from './session-context.tsx';
import type { SessionParts } from './session-parts.ts';
import { CatchSettingsFailure } from './settings/catch-settings-failure.tsx';
import { useLanguage } from './words/use-language.ts';

const callView = new LazyView(async () => (await import('./call/call-view.tsx')).CallView);
const settingsDialog = new LazyView(async () => (await import('./settings/settings-dialog.tsx')).SettingsDialog);

export type AppProps = Omit<SessionParts, 'isSecurePage'> & Partial<Pick<SessionParts, 'isSecurePage'>>;

export function App({ isSecurePage = globalThis.isSecureContext, ...parts }: AppProps) {
  const [session] = useState(() => new Session({ ...parts, isSecurePage }));
  useEffect(() => {
    void session.start();
    // A closed window should be gone for the others at once, not after a missed heartbeat.
    const leave = () => session.leave();
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [session]);
  return <SessionView session={session} />;
}

/** The app on a given session: what App shows, and what the gallery drives. */
export function SessionView({ session }: { session: Session }) {
  return (
    <SessionProvider session={session}>
      <Direction.Provider dir={useDirection()}>
        <Tooltip.Provider delayDuration={400}>
          <Themed />
        </Tooltip.Provider>
      </Direction.Provider>
    </SessionProvider>
  );
}

function Themed() {
  const theme = useSessionState(({ settings }) => settings?.theme ?? 'system');
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [theme]);
  const at = useSessionState(({ screen }) => screen.at);
  useEffect(() => {
    // Warm before Join is pressed; what fails here is tried again when it is shown.
    if (at === 'lobby') void Promise.all([callView.preload(), settingsDialog.preload()]).catch(() => undefined);
  }, [at]);
  const openSection = useSessionState((state) => state.openSection);
  return (
    <>
      <CatchFailure subject={at}>
        <Suspense>
          <CurrentScreen />
        </Suspense>
      </CatchFailure>
      <Announcer />
      {openSection !== undefined && (
        <CatchSettingsFailure>
          <Suspense>
            <Lazily view={settingsDialog} props={{ section: openSection }} />
          </Suspense>
        </CatchSettingsFailure>
      )}
    </>
  );
}

function CurrentScreen() {
  const screen = useSessionState((state) => state.screen);
  const isReady = useLanguage(useSessionState(({ settings }) => settings));
  if (!isReady) return null;
  switch (screen.at) {
    case 'home':
      return <Home />;
    case 'lobby':
      return <Lobby plan={screen.plan} media={screen.media} step={screen.step} />;
    case 'call':
      return <Lazily view={callView} props={{ visit: screen.visit }} />;
    case 'left':
      return <Left ended={screen.ended} />;
    default:
      return screen satisfies never;
  }
}
