import type { Welcome } from './signalling-client.ts';

/** zod's optional keys may be undefined; RTCIceServer's may not. */
export function iceServersOf(ice: Welcome['ice']): RTCIceServer[] {
  return ice.map(({ urls, username, credential }) => ({
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  }));
}
