import type { Step } from './schedule.ts';

/** Two peers with links between them. */
export type FuzzPair = {
  readonly act: (step: Step) => void;
  /** Nothing is lost any more; whoever may have lost something says so. */
  readonly recover: () => void;
  /** Lets each end say something to the other on a data channel. */
  readonly greet: () => void;
  /** What both do not agree on yet. Nothing: they have converged. */
  readonly disagreements: () => string[];
  /** What should never have happened. */
  readonly faults: readonly string[];
  readonly close: () => void;
};

/** Of both ends of one connection: whether they stand, and whether each has what the other has told. */
export function disagreementsOf(ends: readonly [RTCPeerConnection, RTCPeerConnection]): string[] {
  const [one, other] = ends;
  const states = ends.map(({ signalingState, connectionState }) => `${signalingState} ${connectionState}`);
  const found = states.every((state) => state === 'stable connected') ? [] : [`states: ${states.join(', ')}`];
  if (!isTold(one, other) || !isTold(other, one)) found.push('ICE user names');
  const slots = [slotsOf(one, 'local'), slotsOf(other, 'remote')];
  if (slots[0] !== slots[1]) found.push(`slots: ${slots.join(' but ')}`);
  return found;
}

function isTold(from: RTCPeerConnection, to: RTCPeerConnection): boolean {
  const [local, remote] = [from.currentLocalDescription, to.currentRemoteDescription].map(
    (description) => /a=ice-ufrag:(\S+)/.exec(description?.sdp ?? '')?.[1],
  );
  return local !== undefined && local === remote;
}

/** From one and the same side's point of view. */
function slotsOf(connection: RTCPeerConnection, side: 'local' | 'remote'): string {
  return connection
    .getTransceivers()
    .map(({ mid, receiver, currentDirection }) => {
      const direction = side === 'local' ? currentDirection : reversed(currentDirection);
      return `${mid} ${receiver.track.kind} ${direction}`;
    })
    .sort()
    .join('; ');
}

function reversed(direction: RTCRtpTransceiverDirection | null): RTCRtpTransceiverDirection | null {
  if (direction === 'sendonly') return 'recvonly';
  return direction === 'recvonly' ? 'sendonly' : direction;
}
