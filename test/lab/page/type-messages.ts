import type { Notes } from './notes.ts';

/**
 * Types numbered messages into the open chat as a person would, only faster.
 * Runs in pages, so it refers to nothing outside.
 */
export function typeMessages(notes: Notes, name: string) {
  let timer: ReturnType<typeof setInterval> | undefined;
  let count = 0;

  async function type(): Promise<void> {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Message"]');
    if (!field) return;
    count += 1;
    const text = `${name} ${count}`;
    // React looks at the value's own setter to see that something was typed.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
    notes.typed.push({ at: performance.timeOrigin + performance.now(), text });
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  }

  return {
    typeEvery: (intervalMs: number): void => {
      timer ??= setInterval(() => void type(), intervalMs);
    },
    stopTyping: (): void => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
