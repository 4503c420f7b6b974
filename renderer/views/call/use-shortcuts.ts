import { useEffect, useRef } from 'react';
import { isTyped, type Shortcut, shortcutOf } from '../parts/shortcuts.ts';
import { isInField } from './is-in-field.ts';

/** What the keys do; holding Space to talk is another's: it has an end. */
type Actions = Record<Exclude<Shortcut, 'talk' | 'pin'>, () => void> & { readonly pin: (index: number) => void };

/** Keys of the whole window. A dialog or menu that took Escape has marked the event. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = event.defaultPrevented ? undefined : shortcutOf(event);
      if (!pressed || pressed.name === 'talk' || (isTyped(pressed.name) && isInField(event.target))) return;
      event.preventDefault();
      if (pressed.name === 'pin') latest.current.pin(pressed.index);
      else latest.current[pressed.name]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
