import type { Notes } from './notes.ts';

/**
 * Notes what is written on the page: tiles, what they say of connections, the server's strip, messages, clicks.
 * Runs in pages, so it refers to nothing outside.
 */
export function watchPage(notes: Notes): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const connections: Record<string, string> = {};
  const messages = new Set<string | null>();
  let names = '';
  let isLost = false;

  function look(): void {
    const tiles = [...document.querySelectorAll('[data-kind="person"][data-connection]')];
    const found = tiles.map((tile) => tile.getAttribute('aria-label') ?? '');
    if (found.join() !== names) notes.tiles.push({ at: now(), names: found });
    names = found.join();
    for (const [index, name] of found.entries()) {
      const connection = tiles[index]?.getAttribute('data-connection') ?? '';
      if (connections[name] !== connection) notes.connections.push({ at: now(), name, connection });
      connections[name] = connection;
    }
    const strips = [...document.querySelectorAll('[role="status"]')];
    const wasLost = isLost;
    isLost = strips.some(({ textContent }) => textContent.includes('Room server unreachable'));
    if (isLost !== wasLost) notes.server.push({ at: now(), isLost });
  }

  function read(added: Node): void {
    if (!(added instanceof Element)) return;
    const found = added.matches('[data-message]') ? [added] : added.querySelectorAll('[data-message]');
    for (const message of found) {
      const id = message.getAttribute('data-message');
      if (messages.has(id)) continue;
      messages.add(id);
      notes.messages.push({ at: now(), text: message.textContent.trim() });
    }
  }

  /** Nothing is looked through twice: a chat may be long. */
  function lookAt(changes: readonly MutationRecord[]): void {
    for (const { addedNodes } of changes) for (const added of addedNodes) read(added);
    look();
  }

  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ['data-connection'] };
  new MutationObserver(lookAt).observe(document, watched);
  addEventListener('click', ({ isTrusted }) => isTrusted && notes.clicks.push(now()), true);
}
