import { Negotiation } from '../../../renderer/call/peer/negotiation.ts';
import { withDiscontinuousTransmission } from '../../../renderer/call/peer/opus.ts';
import type { NegotiationSignal } from '../../../renderer/call/peer/signal.ts';
import { SeededRandom } from '../../signalling/seeded-random.ts';
import { FaultyLink } from './faulty-link.ts';
import { disagreementsOf, type FuzzPair } from './fuzz-pair.ts';
import { mayCollideAtFirst, type Schedule, type SideIndex, type Step } from './schedule.ts';
import { SpecificationPeer } from './specification-peer.ts';

type End = {
  connection: RTCPeerConnection;
  receive: (signal: NegotiationSignal) => Promise<void>;
  channels: RTCDataChannel[];
  hasHeard: boolean;
};

/** Our negotiation on a bare connection, with itself or with the specification's. */
export function openBarePair(schedule: Schedule): FuzzPair {
  const faults: string[] = [];
  let isClosed = false;
  const links = schedule.links.map((link, side) => new FaultyLink(new SeededRandom(schedule.seed + side), link));
  const createEnd = (side: SideIndex): End =>
    openEnd(schedule, side, (signal) => {
      const to = side === 0 ? 1 : 0;
      links[side]?.carry(() => {
        if (isClosed) return;
        ends[to].receive(signal).catch((error) => {
          // The specification's peer may call a candidate refused whose offer it has ignored.
          if (!isClosed && !isOther(schedule, to)) faults.push(`side ${to} refused a ${signal.type}: ${error}`);
        });
      });
    });
  const ends: readonly [End, End] = [createEnd(0), createEnd(1)];
  for (const side of schedule.starters) begin(ends[side]);
  return {
    faults,
    act: ({ side, act }) => take(act, ends[side], schedule),
    recover: () => undefined,
    greet: () => {
      for (const { channels } of ends) channels.find(({ readyState }) => readyState === 'open')?.send('hello');
    },
    disagreements: () => [
      ...disagreementsOf([ends[0].connection, ends[1].connection]),
      ...(ends.every(({ hasHeard }) => hasHeard) ? [] : ['nothing heard']),
      ...(links.every(({ isIdle }) => isIdle) ? [] : ['signals on their way']),
    ],
    close: () => {
      isClosed = true;
      for (const { connection } of ends) connection.close();
    },
  };
}

function take(act: Step['act'], end: End, schedule: Schedule): void {
  const isFirst = !end.connection.localDescription;
  if (isFirst && mayCollideAtFirst(schedule)) begin(end);
  else if (isFirst) return;
  else if (act === 'restart') end.connection.restartIce();
  else end.connection.addTransceiver('audio');
}

function isOther({ pairing, otherSide }: Schedule, side: SideIndex): boolean {
  return pairing === 'specification' && side === otherSide;
}

function openEnd(schedule: Schedule, side: SideIndex, send: (signal: NegotiationSignal) => void): End {
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const isPolite = side === 1;
  const peer = isOther(schedule, side)
    ? new SpecificationPeer(connection, { isPolite, send })
    : new Negotiation(connection, {
        isPolite: () => isPolite,
        send,
        onRemoteOffer: () => undefined,
        prepare: withDiscontinuousTransmission,
      });
  const end: End = { connection, receive: (signal) => peer.receive(signal), channels: [], hasHeard: false };
  connection.ondatachannel = ({ channel }) => hear(end, channel);
  return end;
}

/**
 * Every first offer is alike, as ours are. When one is rolled back for another with its data channel elsewhere, or
 * with none, Chromium (156) never offers the channel again and asks for negotiation for ever, or refuses to answer.
 */
function begin(end: End): void {
  if (end.channels.length === 0) hear(end, end.connection.createDataChannel('control'));
}

function hear(end: End, channel: RTCDataChannel): void {
  end.channels.push(channel);
  channel.onmessage = () => {
    end.hasHeard = true;
  };
}
