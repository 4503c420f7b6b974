/** How to get into a planned room: starts this computer's server when the plan needs it. */
import { createInvitation } from '../call/seal/invitation.ts';
import type { Platform } from '../platform/platform.ts';
import type { HostingFailure } from './reasons.ts';
import type { Plan, Route } from './session-state.ts';

export async function findRoute(
  plan: Plan,
  platform: Platform,
): Promise<{ ok: true; route: Route } | { ok: false; reason: HostingFailure }> {
  if (plan.kind === 'join') {
    return { ok: true, route: { invitation: plan.invitation, addresses: [], isHostedHere: false, create: false } };
  }
  if (plan.server !== undefined) {
    return { ok: true, route: { ...newRoom(plan, plan.server), addresses: [], isHostedHere: false } };
  }
  const answer = await platform.startHosting();
  if (!answer.ok) return answer;
  // A browser guest's room lives on the server of the page: it stays when the guest goes.
  const isHostedHere = platform.kind === 'desktop';
  return { ok: true, route: { ...newRoom(plan, answer.origin), addresses: answer.addresses, isHostedHere } };
}

function newRoom(plan: Extract<Plan, { kind: 'host' }>, origin: string): Pick<Route, 'invitation' | 'create'> {
  return { invitation: { ...createInvitation(origin, plan.roomName), ...plan.known }, create: true };
}
