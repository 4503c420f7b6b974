/**
 * What the server may say about itself: names of events, counts and reasons. The union is closed so that a
 * room's locator, a card, a body or a client's own words cannot be logged, not even by accident.
 */
import type { LeaveReason, RefusalReason } from './protocol.ts';

/** Why a socket was closed without a `refused` frame. */
export type DropReason = 'too-slow' | 'silent' | 'no-join' | 'socket-error';

export type LogLine =
  | { level: 'info'; event: 'listening'; port: number }
  | { level: 'info'; event: 'closed'; connections: number }
  | { level: 'info'; event: 'certificate-renewed' }
  | { level: 'error'; event: 'certificate-not-renewed' }
  | { level: 'error'; event: 'server-error'; code: string }
  | { level: 'error'; event: 'redis-error'; code: string }
  | { level: 'error'; event: 'fault'; name: string }
  | { level: 'debug'; event: 'joined'; seated: number; rooms: number }
  | { level: 'debug'; event: 'resumed' }
  | { level: 'debug'; event: 'left'; reason: LeaveReason; rooms: number }
  | { level: 'debug'; event: 'refused'; reason: RefusalReason }
  | { level: 'debug'; event: 'dropped'; reason: DropReason }
  | { level: 'debug'; event: 'handshake-refused'; status: number }
  | { level: 'debug'; event: 'client-error'; code: string };

export type LogLevel = LogLine['level'];

/** Takes one line. Called often at `debug`: it must be cheap and must not throw. */
export type Log = (line: LogLine) => void;

/** The code of a system error, e.g. EADDRINUSE; an error's message may quote what a client sent. */
export function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'unknown';
}
