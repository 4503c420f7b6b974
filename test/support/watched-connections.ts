/** What a page's connections tell and use: noted in the page itself, below everything that Engage does. */
import type { Page } from 'playwright';

declare global {
  interface Window {
    watchedConnections?: { all: RTCPeerConnection[]; signalled: string[] };
  }
}

/** Of every RTCPeerConnection that the page makes from now on. */
export async function watchConnections(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched: { all: RTCPeerConnection[]; signalled: string[] } = { all: [], signalled: [] };
    window.watchedConnections = watched;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        watched.all.push(this);
        this.addEventListener(
          'icecandidate',
          ({ candidate }) => candidate && watched.signalled.push(candidate.candidate),
        );
      }

      override async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
        await super.setLocalDescription(description);
        watched.signalled.push(...(this.localDescription?.sdp.match(/candidate:.*/g) ?? []));
      }
    };
  });
}

/** Types (`host`, `srflx`, `prflx`, `relay`) of the candidates that the others were told of. */
export function signalledTypes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const candidates = window.watchedConnections?.signalled ?? [];
    return [...new Set(candidates.map((line) => / typ (\w+)/.exec(line)?.[1] ?? line))];
  });
}

/** Types of the local candidates by which connections send now. */
export function usedTypes(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const types = new Set<string>();
    for (const connection of window.watchedConnections?.all ?? []) {
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
    for (const connection of window.watchedConnections?.all ?? []) {
      for (const { type, kind, bytesSent } of [...(await connection.getStats()).values()]) {
        if (type === 'outbound-rtp' && kind === 'video') bytes += bytesSent;
      }
    }
    return bytes;
  });
}
