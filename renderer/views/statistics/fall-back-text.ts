import type { FallBacks } from '../../call/encode/shared-encoders.ts';
import type { Words } from '../words/use-words.ts';

/** In one sentence how often pictures or sound could not be encoded once for all; undefined if never. */
export function fallBackText(t: Words<'statistics'>, fallBacks: FallBacks | undefined): string | undefined {
  if (!fallBacks) return undefined;
  const reasons = [
    fallBacks['slow-network'] > 0 && t('fallBackSlowNetwork', { count: fallBacks['slow-network'] }),
    fallBacks['not-decoded'] > 0 && t('fallBackNotDecoded', { count: fallBacks['not-decoded'] }),
    fallBacks['not-sent'] > 0 && t('fallBackNotSent', { count: fallBacks['not-sent'] }),
    fallBacks['encoders-lost'] > 0 && t('fallBackEncodersLost', { count: fallBacks['encoders-lost'] }),
  ].filter((one) => one !== false);
  return reasons.length === 0 ? undefined : reasons.join(' ');
}
