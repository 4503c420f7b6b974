import { type ReactNode, useId } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { CONTROL } from '../parts/field.tsx';
import type { Visit } from '../session-state.ts';
import { CopyButton, CopyIconButton } from './copy-button.tsx';
import { type InvitationLink, invitationLinks } from './invitation-links.ts';
import styles from './invitation-list.module.css';

/** The link to send, the other addresses of this computer, and what the others need. */
export function InvitationList({ visit, state: { invitation, hostId } }: { visit: Visit; state: InCall }) {
  const [best, ...others] = invitationLinks({ invitation, addresses: visit.addresses });
  const isUnreachable = visit.isHostedHere && visit.addresses.length === 0;
  return (
    <div className={styles.list}>
      <div className={styles.best}>
        <input
          className={`${CONTROL} ${styles.link}`}
          data-testid="invitation-link"
          aria-label="Link to this call"
          readOnly
          value={best.link}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={best.link} />
      </div>
      <p className={styles.note}>{isUnreachable ? ALONE_NOTE : noteFor(best.interfaceName, best.link)}</p>
      {others.length > 0 && <OtherAddresses links={others} />}
      <OtherWays best={best} words={invitation.words} isHost={hostId === 'self'} />
    </div>
  );
}

/** For the telephone, and for those who are to be asked for first. */
type OtherWaysProps = { best: InvitationLink; words: string | undefined; isHost: boolean };

function OtherWays({ best, words, isHost }: OtherWaysProps) {
  return (
    <>
      {words !== undefined && (
        <OtherWay title="To be read aloud" text={`${addressOf(best.link)} ${words}`} copyLabel="Copy address and words">
          They type the address and the words under Join.
        </OtherWay>
      )}
      {isHost && best.knockLink !== undefined && (
        <OtherWay title="To be let in first" text={best.knockLink} copyLabel="Copy link that asks">
          This link does not open the room: you are asked before anybody comes in by it.
        </OtherWay>
      )}
    </>
  );
}

type OtherWayProps = { title: string; text: string; copyLabel: string; children: ReactNode };

function OtherWay({ title, text, copyLabel, children }: OtherWayProps) {
  const id = useId();
  return (
    <section className={styles.others} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {title}
      </h3>
      <div className={styles.way}>
        <span className={styles.wayText}>{text}</span>
        <CopyIconButton text={text} label={copyLabel} />
      </div>
      <p className={styles.note}>{children}</p>
    </section>
  );
}

function OtherAddresses({ links }: { links: readonly InvitationLink[] }) {
  const id = useId();
  return (
    <section className={styles.others} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        Other addresses of this computer
      </h3>
      <ul>
        {links.map(({ interfaceName, host, link }) => (
          <li key={link} className={styles.address}>
            <span className={styles.host}>{host}</span>
            <span className={styles.interface}>{interfaceName}</span>
            <CopyIconButton text={link} label={`Copy link for ${interfaceName ?? host}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const ALONE_NOTE =
  'This computer is on no network, so nobody else can reach it yet. Connect to one and start the call again.';

const OWN_COMPUTER = /^https?:\/\/(localhost|127\.|\[::1\])/;
const LOCAL_NOTE =
  'This address works only on this computer. Host with the Engage app, or open this page at an https address.';

function noteFor(interfaceName: string | undefined, link: string): string {
  if (interfaceName !== undefined) {
    return `Works for people on the same network (${interfaceName}). They paste it in Engage under Join.`;
  }
  if (OWN_COMPUTER.test(link)) return LOCAL_NOTE;
  if (link.startsWith('https:')) return 'They open it in a browser, or paste it in Engage under Join.';
  return 'They paste it in Engage under Join.';
}

/** As short as can be said: without the scheme that everybody types by leaving it out. */
function addressOf(link: string): string {
  const { protocol, host, origin } = new URL(link);
  return protocol === 'http:' ? host : origin;
}
