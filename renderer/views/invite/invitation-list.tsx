import { type ReactNode, useId } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { CONTROL } from '../parts/field.tsx';
import type { Visit } from '../session-state.ts';
import { useWords, type Words } from '../words/use-words.ts';
import { CopyButton, CopyIconButton } from './copy-button.tsx';
import { type InvitationLink, invitationLinks } from './invitation-links.ts';
import styles from './invitation-list.module.css';
import { QrSection } from './qr-section.tsx';

/** The link to send, the other addresses of this computer, and what the others need. */
export function InvitationList({ visit, state: { invitation, hostId } }: { visit: Visit; state: InCall }) {
  const t = useWords('invite');
  const [best, ...others] = invitationLinks({ invitation, addresses: visit.addresses });
  const isUnreachable = visit.isHostedHere && visit.addresses.length === 0;
  return (
    <div className={styles.list}>
      <div className={styles.best}>
        <input
          className={`${CONTROL} ${styles.link}`}
          data-testid="invitation-link"
          aria-label={t('linkToCall')}
          readOnly
          value={best.link}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={best.link} />
      </div>
      <p className={styles.note}>{isUnreachable ? t('note.noNetwork') : noteFor(t, best.interfaceName, best.link)}</p>
      {!isUnreachable && !OWN_COMPUTER.test(best.link) && <QrSection link={best.link} />}
      {others.length > 0 && <OtherAddresses links={others} />}
      <OtherWays best={best} words={invitation.words} isHost={hostId === 'self'} />
    </div>
  );
}

/** For the telephone, and for those who are to be asked for first. */
type OtherWaysProps = { best: InvitationLink; words: string | undefined; isHost: boolean };

function OtherWays({ best, words, isHost }: OtherWaysProps) {
  const t = useWords('invite');
  return (
    <>
      {words !== undefined && (
        <OtherWay title={t('readAloud')} text={`${addressOf(best.link)} ${words}`} copyLabel={t('copyAddressAndWords')}>
          {t('theyType')}
        </OtherWay>
      )}
      {isHost && best.knockLink !== undefined && (
        <OtherWay title={t('letInFirst')} text={best.knockLink} copyLabel={t('copyAskingLink')}>
          {t('askingLinkMeans')}
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
  const t = useWords('invite');
  const id = useId();
  return (
    <section className={styles.others} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {t('otherAddresses')}
      </h3>
      <ul>
        {links.map(({ interfaceName, host, link }) => (
          <li key={link} className={styles.address}>
            <span className={styles.host}>{host}</span>
            <span className={styles.interface}>{interfaceName}</span>
            <CopyIconButton text={link} label={t('copyLinkFor', { name: interfaceName ?? host })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const OWN_COMPUTER = /^https?:\/\/(localhost|127\.|\[::1\])/;

function noteFor(t: Words<'invite'>, interfaceName: string | undefined, link: string): string {
  if (interfaceName !== undefined) {
    return t('note.sameNetwork', { network: interfaceName });
  }
  if (OWN_COMPUTER.test(link)) return t('note.thisComputer');
  if (link.startsWith('https:')) return t('note.browser');
  return t('note.app');
}

/** As short as can be said: without the scheme that everybody types by leaving it out. */
function addressOf(link: string): string {
  const { protocol, host, origin } = new URL(link);
  return protocol === 'http:' ? host : origin;
}
