/** How to get into a planned room: starts this computer's server, or asks the host, when the plan needs it. */
import type { KnockingFailure } from '../call/host/knocking.ts';
import { createIdentity } from '../call/seal/identity.ts';
import { createInvitation } from '../call/seal/invitation.ts';
import { freshRoomSecret } from '../call/seal/words/room-words.ts';
import type { Platform } from '../platform/platform.ts';
import type { Trouble } from './reasons.ts';
import type { AskToEnter } from './session-parts.ts';
import type { JoinStep, Plan, Route } from './session-state.ts';

export type RouteParts = {
  readonly platform: Platform;
  readonly askToEnter: AskToEnter;
  readonly name: string;
  readonly onStep: (step: JoinStep) => void;
  /** The person has changed their mind. */
  readonly signal: AbortSignal;
};

type Found = { ok: true; route: Route } | { ok: false; trouble: Trouble };

export async function findRoute(plan: Plan, parts: RouteParts): Promise<Found> {
  switch (plan.kind) {
    case 'join':
      return { ok: true, route: { ...AS_GUEST, invitation: plan.invitation, identity: undefined } };
    case 'knock':
      return knock(plan, parts);
    case 'host':
      return host(plan, parts);
    default:
      return plan satisfies never;
  }
}

const AS_GUEST = { addresses: [], isHostedHere: false, create: false } as const;

async function host(plan: Extract<Plan, { kind: 'host' }>, { platform, onStep }: RouteParts): Promise<Found> {
  onStep({ at: 'opening-room' });
  if (plan.server !== undefined) {
    return { ok: true, route: { ...(await newRoom(plan, plan.server)), addresses: [], isHostedHere: false } };
  }
  const answer = await platform.startHosting();
  if (!answer.ok) return { ok: false, trouble: { kind: 'hosting', reason: answer.reason } };
  // A browser guest's room lives on the server of the page: it stays when the guest goes.
  const isHostedHere = platform.kind === 'desktop';
  const { origin, addresses } = answer;
  return { ok: true, route: { ...(await newRoom(plan, origin)), addresses, isHostedHere } };
}

async function newRoom(
  plan: Extract<Plan, { kind: 'host' }>,
  origin: string,
): Promise<Pick<Route, 'invitation' | 'create' | 'identity'>> {
  const secret = plan.known ?? (await freshRoomSecret());
  const identity = plan.identity ?? (await createIdentity());
  return { invitation: { ...createInvitation(origin, plan.roomName), ...secret }, create: true, identity };
}

async function knock({ target }: Extract<Plan, { kind: 'knock' }>, parts: RouteParts): Promise<Found> {
  const identity = await createIdentity();
  const { name, onStep, signal } = parts;
  onStep({ at: 'knocking', code: undefined, compared: undefined });
  return new Promise((resolve) => {
    const fail = (reason: KnockingFailure): void => resolve({ ok: false, trouble: { kind: 'knock', reason } });
    const asking = parts.askToEnter({
      target,
      name,
      identity,
      listeners: {
        onCode: (code, host) => {
          const afterwards = (): void => onStep({ at: 'knocking', code, compared: undefined });
          if (host.isHostKnown) return afterwards();
          const compared = (): void => {
            host.afterComparing();
            afterwards();
          };
          onStep({ at: 'knocking', code, compared });
        },
        onAdmitted: (secret) =>
          resolve({ ok: true, route: { ...AS_GUEST, invitation: { ...target, secret }, identity } }),
        onFailure: fail,
      },
    });
    asking.catch(() => fail('unreachable'));
    signal.addEventListener('abort', () => void asking.then((stop) => stop()));
  });
}
