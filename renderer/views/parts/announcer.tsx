import { useStore } from 'zustand';
import { announcements } from './announce.ts';

/** Once in the page: where screen readers find what is announced. It is there before the first, as they need it. */
export function Announcer() {
  const all = useStore(announcements);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-atomic={false}>
      {all.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
