/** The list of rooms that a person was in, newest first. Pure. */
import type { RecentRoom } from '../../main/bridge.ts';
import type { Identity } from '../call/seal/identity.ts';
import type { Plan, Route } from './session-state.ts';

export const MAX_RECENT_ROOMS = 20;

/** @param host hash of the identity that the room was made with; undefined for a guest */
export function recentRoom(
  { invitation, create, isHostedHere }: Route,
  host: string | undefined,
  at: number,
): RecentRoom {
  const kind = !create ? 'joined' : isHostedHere ? 'hosted-here' : 'hosted';
  return { ...invitation, ...(host !== undefined && { host }), kind, at };
}

/**
 * Each room stands there once.
 * @param before the secret that it had when it was entered: whoever was removed knows that one
 */
export function withRecent(rooms: readonly RecentRoom[], room: RecentRoom, before: string): RecentRoom[] {
  const others = rooms.filter(({ secret }) => secret !== room.secret && secret !== before);
  return [room, ...others].slice(0, MAX_RECENT_ROOMS);
}

export function withoutRecent(rooms: readonly RecentRoom[], gone: RecentRoom): RecentRoom[] {
  return rooms.filter(({ secret }) => secret !== gone.secret);
}

/** Puts back what was removed, each where it belongs by its time. */
export function withRestored(rooms: readonly RecentRoom[], removed: readonly RecentRoom[]): RecentRoom[] {
  const missing = removed.filter((one) => rooms.every(({ secret }) => secret !== one.secret));
  return [...rooms, ...missing].sort((a, b) => b.at - a.at).slice(0, MAX_RECENT_ROOMS);
}

/** @param identity with which the room was made; without it the room has another host, and is open to the same people */
export function recentPlan(room: RecentRoom, identity: Identity | undefined): Plan {
  const { roomName, origin, secret, pin, words } = room;
  const optional = { ...(pin !== undefined && { pin }), ...(words !== undefined && { words }) };
  if (room.kind === 'joined') {
    const host = room.host === undefined ? {} : { host: room.host };
    return { kind: 'join', invitation: { roomName, origin, secret, ...host, ...optional } };
  }
  const host = identity && room.host !== undefined ? { host: room.host } : {};
  const server = room.kind === 'hosted-here' ? undefined : origin;
  return { kind: 'host', roomName, server, known: { secret, ...host, ...optional }, identity };
}
