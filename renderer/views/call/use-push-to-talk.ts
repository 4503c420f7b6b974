import { useEffect, useState } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { isInControl, isInField } from './is-in-field.ts';

/** While Space is held a muted microphone is on. @returns whether it is held */
export function usePushToTalk(media: LocalMedia): boolean {
  const [isTalking, setIsTalking] = useState(false);
  useEffect(() => watchSpace(media, setIsTalking), [media]);
  return isTalking;
}

function watchSpace(media: LocalMedia, onTalking: (isTalking: boolean) => void): () => void {
  let isHeld = false;
  /** A button that was clicked keeps the focus, but Space is not meant for it: nobody works with the keyboard there. */
  let isByPointer = true;
  const release = (): void => {
    if (!isHeld) return;
    isHeld = false;
    media.setMuted(true);
    onTalking(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== ' ') {
      isByPointer = false;
      return;
    }
    // Held, it repeats; the page is not to scroll and the button that has the focus is not to be pressed.
    if (isHeld) return event.preventDefault();
    const { isMuted, microphone } = media.store.getState();
    const isFree = isByPointer ? !isInField(event.target) && !isInDialog(event.target) : !isInControl(event.target);
    const isPlain = !event.defaultPrevented && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isFree || !isPlain || !isMuted || microphone.status !== 'on') return;
    event.preventDefault();
    isHeld = true;
    media.setMuted(false);
    onTalking(true);
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !isHeld) return;
    // A button is pressed when Space comes up.
    event.preventDefault();
    release();
  };
  const onPointerDown = (): void => {
    isByPointer = true;
  };
  window.addEventListener('keydown', onKeyDown);
  window.addEventListener('keyup', onKeyUp);
  window.addEventListener('pointerdown', onPointerDown, true);
  // Its end would not be heard in another window.
  window.addEventListener('blur', release);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('keyup', onKeyUp);
    window.removeEventListener('pointerdown', onPointerDown, true);
    window.removeEventListener('blur', release);
    release();
  };
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
