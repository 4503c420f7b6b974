import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import type { Bridge } from '../main/bridge.ts';
import { createCall } from './call/call.ts';
import { createAskToEnter } from './call/host/knocking.ts';
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

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const platform: Platform = window.engage ? createDesktopPlatform(window.engage) : createWebPlatform();

createRoot(root).render(
  <StrictMode>
    <App
      platform={platform}
      createLocalMedia={createLocalMedia}
      createCall={(media) => createCall({ openSocket: platform.openSocket, media })}
      askToEnter={createAskToEnter(platform.openSocket)}
      testIceServer={testIceServer}
    />
  </StrictMode>,
);
