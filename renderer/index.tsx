import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import type { Bridge } from '../main/bridge.ts';
import { createLocalMedia } from './call/media/local-media.ts';
import { testIceServer } from './call/network/ice-server-test.ts';
import { createDesktopPlatform } from './platform/desktop.ts';
import type { Platform } from './platform/platform.ts';
import { createWebPlatform } from './platform/web.ts';
import { App } from './views/app.tsx';

declare global {
  interface Window {
    /** Exposed by the app's preload; a browser guest's page has none. */
    readonly engage?: Bridge;
  }
}

// zod compiles its schemas with `new Function`, which the page's CSP forbids.
z.config({ jitless: true });

/** A chunk of its own, for the lobby: Home needs none of it. */
const loadCalls = () => import('./call/calls.ts');

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const platform: Platform = window.engage ? createDesktopPlatform(window.engage) : createWebPlatform();

createRoot(root).render(
  <StrictMode>
    <App
      platform={platform}
      createLocalMedia={createLocalMedia}
      createCall={async (media) => (await loadCalls()).createCall({ openSocket: platform.openSocket, media })}
      askToEnter={async (options) => (await loadCalls()).askToEnter({ ...options, openSocket: platform.openSocket })}
      testIceServer={testIceServer}
    />
  </StrictMode>,
);
