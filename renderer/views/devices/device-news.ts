/** What is said of a device that came or went, and of an effect that does not work, once. */
import type { DeviceNews, LocalMediaState } from '../../call/media/local-media-state.ts';
import type { Words } from '../words/use-words.ts';

export function deviceNewsSentence(t: Words<'devices'>, { kind, change, device, now }: DeviceNews): string {
  const name = device || t(`the.${kind}`);
  if (change === 'returned') return t('returned', { device: name });
  return t('unplugged', { device: name, now: now || t(kind === 'speaker' ? 'theSystems' : 'another') });
}

/** What has just happened, if anything has. */
export function mediaNews(t: Words<'devices'>, now: LocalMediaState, before: LocalMediaState): string | undefined {
  if (now.deviceNews && now.deviceNews !== before.deviceNews) return deviceNewsSentence(t, now.deviceNews);
  if (now.blur.status === 'failed' && before.blur.status !== 'failed') {
    // A camera that stays off says it on its own tile.
    return now.camera.status === 'on' ? t('blurFailed') : undefined;
  }
  if (now.quiet.status === 'failed' && before.quiet.status !== 'failed') return t('noiseFailed');
  return isTooSlow(now) && !isTooSlow(before) ? t('blurIsTooMuch') : undefined;
}

function isTooSlow({ blur }: LocalMediaState): boolean {
  return blur.status === 'running' && blur.cost?.isTooSlow === true;
}
