import type { Notes } from './notes.ts';

/**
 * Types numbered messages into the open chat as a person would, only faster.
 * Runs in pages, so it refers to nothing outside.
 */
export function typeMessages(notes: Notes, name: string) {
  let timer: ReturnType<typeof setInterval> | undefined;
  let count = 0;
  let isTyping = false;

  async function until(claim: () => boolean): Promise<void> {
    while (!claim()) await new Promise((resolve) => setTimeout(resolve));
  }

  async function type(field: HTMLTextAreaElement): Promise<void> {
    const send = field.form?.querySelector<HTMLButtonElement>('button[type="submit"]');
    count += 1;
    const text = `${name} ${count}`;
    // React looks at the value's own setter to see that something was typed.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => send?.disabled === false);
    notes.typed.push({ at: performance.timeOrigin + performance.now(), text });
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await until(() => field.value === '');
  }

  async function typeNext(): Promise<void> {
    const field = document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Message"]');
    if (!field || isTyping) return;
    isTyping = true;
    await type(field);
    isTyping = false;
  }

  return {
    typeEvery: (intervalMs: number): void => {
      timer ??= setInterval(() => void typeNext(), intervalMs);
    },
    stopTyping: (): void => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
