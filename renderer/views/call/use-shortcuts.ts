import { useEffect, useRef } from 'react';
import { type Shortcut, shortcutOf } from '../parts/shortcuts.ts';

type Actions = Record<Shortcut | 'escape', () => void>;

/** Keys of the whole window. A dialog or menu that took Escape has marked the event. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const name = event.key === 'Escape' ? 'escape' : shortcutOf(event);
      if (!name) return;
      event.preventDefault();
      latest.current[name]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
