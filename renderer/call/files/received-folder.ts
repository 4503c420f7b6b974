const PREFIX = 'received-';
const name = `${PREFIX}${crypto.randomUUID()}`;
let folder: Promise<FileSystemDirectoryHandle | undefined> | undefined;

/** A folder of this page's own, kept by the browser and seen by nobody; undefined where there is none. */
export function receivedFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  folder ??= open().catch(() => undefined);
  return folder;
}

async function open(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  // Held for as long as the page lives: so other pages know that the folder is in use.
  void navigator.locks.request(name, () => new Promise(() => undefined));
  await removeAbandoned(root);
  return root.getDirectoryHandle(name, { create: true });
}

/** What pages have left behind that are closed by now. */
async function removeAbandoned(root: FileSystemDirectoryHandle): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const inUse = new Set([name, ...held.map((lock) => lock.name)]);
  const entries: AsyncIterable<string> = (root as unknown as { keys(): AsyncIterable<string> }).keys();
  for await (const entry of entries) {
    const isAbandoned = entry.startsWith(PREFIX) && !inUse.has(entry);
    if (isAbandoned) await root.removeEntry(entry, { recursive: true }).catch(() => undefined);
  }
}
