/** What the lobby leads to, as it follows from what a person has. */

import type { Destination } from '../call/seal/destination.ts';
import { invitationLink, knockLink } from '../call/seal/invitation.ts';
import { defaultRoomName } from './room-name.ts';
import type { Plan, Route } from './session-state.ts';
import { wordsOf } from './words/words-of.ts';

export function named(plan: Plan, name: string): Plan {
  return plan.kind === 'host'
    ? { ...plan, roomName: plan.roomName.trim() || defaultRoomName(wordsOf('home'), name) }
    : plan;
}

export function addressOf(destination: Destination): { origin: string; link: string } {
  if (destination.kind === 'door') return { origin: destination.target.origin, link: knockLink(destination.target) };
  return { origin: destination.invitation.origin, link: invitationLink(destination.invitation) };
}

/** Whoever opens the link that a server prints at its start makes the room: `&new` at its end says so. */
export function planOf(destination: Destination, link: string): Plan {
  if (destination.kind === 'door') return { kind: 'knock', target: destination.target };
  const { invitation } = destination;
  const mayBeFirst = new URLSearchParams(link.trim().split('#')[1]).has('new');
  return mayBeFirst ? hostPlan({ invitation, identity: undefined }, invitation.origin) : { kind: 'join', invitation };
}

/** A host opens the room again under the same secret, so that the invitation keeps working. */
export function planAgain(route: Route): Plan {
  const { invitation, create, isHostedHere } = route;
  if (!create) return { kind: 'join', invitation };
  return hostPlan(route, isHostedHere ? undefined : invitation.origin);
}

function hostPlan({ invitation, identity }: Pick<Route, 'invitation' | 'identity'>, server: string | undefined): Plan {
  const { origin: _, roomName, ...known } = invitation;
  return { kind: 'host', roomName, server, known, identity };
}
