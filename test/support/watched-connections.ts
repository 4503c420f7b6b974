/** What a page's connections tell and use: noted in the page itself, below everything that Engage does. */
import type { Page } from 'playwright';
import { knowHelpers } from './page-helpers.ts';

type Watched = {
  all: RTCPeerConnection[];
  /** With others: a page's connections with itself, for its encoders, have no data channel. */
  withOthers(): RTCPeerConnection[];
  /** Offers and answers, of all. */
  descriptions: number;
  /** The lines of the candidates that were told. */
  signalled: Map<RTCPeerConnection, string[]>;
};

declare global {
  interface Window {
    watchedConnections?: Watched;
  }
}

/** Of every RTCPeerConnection that the page makes from now on. */
export async function watchConnections(page: Page): Promise<void> {
  await knowHelpers(page);
  await page.evaluate(() => {
    const own = new Set<RTCPeerConnection>();
    const watched: Watched = {
      all: [],
      withOthers: () => watched.all.filter((one) => !own.has(one)),
      descriptions: 0,
      signalled: new Map(),
    };
    window.watchedConnections = watched;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      readonly #lines: string[] = [];

      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        watched.all.push(this);
        watched.signalled.set(this, this.#lines);
        this.addEventListener('icecandidate', ({ candidate }) => candidate && this.#lines.push(candidate.candidate));
      }

      override async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
        await super.setLocalDescription(description);
        watched.descriptions += 1;
        const { sdp = '' } = this.localDescription ?? {};
        if (!sdp.includes('m=application')) own.add(this);
        this.#lines.push(...(sdp.match(/candidate:.*/g) ?? []));
      }
    };
  });
}

/** Offers and answers that pages have made in all. */
export async function descriptionsMade(pages: readonly Page[]): Promise<number> {
  const counts = await Promise.all(pages.map((page) => page.evaluate(() => window.watchedConnections?.descriptions)));
  return counts.reduce<number>((sum, count = 0) => sum + count, 0);
}

/** Types (`host`, `srflx`, `prflx`, `relay`) of the candidates that the others were told of. */
export function signalledTypes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { signalled } = window.watchedConnections ?? {};
    const candidates = window.watchedConnections?.withOthers().flatMap((one) => signalled?.get(one) ?? []) ?? [];
    return [...new Set(candidates.map((line) => / typ (\w+)/.exec(line)?.[1] ?? line))];
  });
}

/** Types of the local candidates by which connections send now. */
export function usedTypes(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const types = new Set<string>();
    for (const connection of window.watchedConnections?.withOthers() ?? []) {
      const report = new Map<string, Record<string, string>>([...(await connection.getStats())]);
      for (const { type, selectedCandidatePairId = '' } of report.values()) {
        if (type !== 'transport') continue;
        const { localCandidateId = '' } = report.get(selectedCandidatePairId) ?? {};
        types.add(report.get(localCandidateId)?.candidateType ?? 'none');
      }
    }
    return [...types];
  });
}

/** Bytes of pictures that the page has sent in all. */
export function sentPictureBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let bytes = 0;
    for (const connection of window.watchedConnections?.withOthers() ?? []) {
      for (const { type, kind, bytesSent } of [...(await connection.getStats()).values()]) {
        if (type === 'outbound-rtp' && kind === 'video') bytes += bytesSent;
      }
    }
    return bytes;
  });
}
