/** The links that lead to one room: one for each address of the computer that hosts it. */
import { type Invitation, invitationLink, knockLink } from '../../call/seal/invitation.ts';
import type { Route } from '../session-state.ts';

export type InvitationLink = {
  /** Interface of the host ("Wi-Fi"), or undefined when the room is on a server. */
  readonly interfaceName: string | undefined;
  readonly host: string;
  readonly link: string;
  /** The link that leads to the door alone; undefined while nobody knows the host. */
  readonly knockLink: string | undefined;
};

/** The best link first. Never empty. */
export function invitationLinks({
  invitation,
  addresses,
}: Pick<Route, 'invitation' | 'addresses'>): [InvitationLink, ...InvitationLink[]] {
  const [best, ...others] = addresses.map(({ origin, interfaceName }) =>
    toLink({ ...invitation, origin }, interfaceName),
  );
  return best === undefined ? [toLink(invitation, undefined)] : [best, ...others];
}

/** The same invitation for the app, from a page that is not allowed to join. */
export function appLink(link: string): string {
  return link.replace(/^https?:/, 'engage:');
}

function toLink(invitation: Invitation, interfaceName: string | undefined): InvitationLink {
  const { secret: _, ...target } = invitation;
  const link = invitationLink(invitation);
  const asking = invitation.host === undefined ? undefined : knockLink(target);
  return { interfaceName, host: new URL(invitation.origin).host, link, knockLink: asking };
}
