import { createStore } from 'zustand/vanilla';

export type Announcement = { readonly id: number; readonly text: string };

/** Long enough for a screen reader to take it up; it reads it to the end from its own memory. */
const KEPT_MS = 5_000;

export const announcements = createStore<readonly Announcement[]>(() => []);

let lastId = 0;

/**
 * Has screen readers say a sentence when they have finished what they are saying. For what others see at once and is
 * no text on the page; what stands in an element of role `status`, `alert` or `log` is said already.
 */
export function announce(text: string): void {
  lastId += 1;
  const announcement = { id: lastId, text };
  announcements.setState((all) => [...all, announcement], true);
  setTimeout(() => announcements.setState((all) => all.filter((one) => one !== announcement), true), KEPT_MS);
}
