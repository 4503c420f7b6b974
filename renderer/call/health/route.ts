import { entryById, type ReportEntry, word } from './report-entry.ts';

/** By which way a connection goes. The words are those of RFC 8445 and of W3C's statistics. */
export type Route = {
  readonly local: CandidateType | undefined;
  readonly remote: CandidateType | undefined;
  readonly protocol: 'udp' | 'tcp' | undefined;
  /** Between this computer and its TURN server, where there is one in between. */
  readonly relayProtocol: 'udp' | 'tcp' | 'tls' | undefined;
};

/** `host`: an address of the computer; `srflx`, `prflx`: of the router before it; `relay`: of a TURN server. */
export type CandidateType = (typeof CANDIDATE_TYPES)[number];

const CANDIDATE_TYPES = ['host', 'srflx', 'prflx', 'relay'] as const;
const PROTOCOLS = ['udp', 'tcp'] as const;
const RELAY_PROTOCOLS = ['udp', 'tcp', 'tls'] as const;

/** @param pair the pair of candidates in use */
export function routeOf(report: RTCStatsReport, pair: ReportEntry | undefined): Route {
  const local = entryById(report, word(pair, 'localCandidateId'));
  const remote = entryById(report, word(pair, 'remoteCandidateId'));
  return {
    local: oneOf(CANDIDATE_TYPES, word(local, 'candidateType')),
    remote: oneOf(CANDIDATE_TYPES, word(remote, 'candidateType')),
    protocol: oneOf(PROTOCOLS, word(local, 'protocol')),
    relayProtocol: oneOf(RELAY_PROTOCOLS, word(local, 'relayProtocol')),
  };
}

function oneOf<T extends string>(known: readonly T[], text: string | undefined): T | undefined {
  return known.find((one) => one === text);
}
