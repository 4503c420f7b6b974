import type { EventEmitter } from 'node:events';

type Names<T> = Exclude<Extract<keyof T, string>, keyof EventEmitter>;

/** The members of a stand-in which Electron's own types do not have, or have with another shape. */
type Drift<StandIn, Real> = {
  [K in Names<StandIn>]: K extends keyof Real ? (StandIn[K] extends Real[K] ? never : K) : K;
}[Names<StandIn>];

/**
 * Compiles only while every public member of the stand-in fits Electron's types. Event methods are left out: their
 * overloads differ per event; `ElectronEmitter` refuses unknown event names at run time instead. What the stand-in's
 * own files need of each other is kept under symbols.
 */
export function fitsElectron<StandIn, Real>(
  ..._drift: [Drift<StandIn, Real>] extends [never] ? [] : [Drift<StandIn, Real>]
): void {}

/** The one cast: a stand-in has a part of the members, and throws by name for the others. */
export function asElectron<Real>(standIn: object): Real {
  return standIn as unknown as Real;
}
