/** What the app's flow is given: everything that differs between the app, a browser guest and a test. */
import type { Call } from '../call/call.ts';
import type { KnockingOptions } from '../call/host/knocking.ts';
import type { LocalMedia } from '../call/media/local-media.ts';
import type { TestIceServer } from '../call/network/ice-server-test.ts';
import type { Platform } from '../platform/platform.ts';

/** Starts asking; what comes of it stops it. Rejects when its script cannot be fetched. */
export type AskToEnter = (options: Omit<KnockingOptions, 'openSocket'>) => Promise<() => void>;

export type SessionParts = {
  readonly platform: Platform;
  readonly createLocalMedia: () => LocalMedia;
  /** A fresh call for every attempt to join; it sends what `media` has. Rejects when its script cannot be fetched. */
  readonly createCall: (media: LocalMedia) => Promise<Call>;
  readonly askToEnter: AskToEnter;
  readonly testIceServer: TestIceServer;
  /** False where the browser gives neither camera nor encryption. */
  readonly isSecurePage: boolean;
};
