/** What the parts of the stand-in need to hear of each other's coming and going, without importing each other. */
type Undo = () => Promise<void> | void;

const undos = new Set<Undo>();

/** Runs when the app ends. Returns its own undo. */
export function onEnd(undo: Undo): () => void {
  undos.add(undo);
  return () => undos.delete(undo);
}

export async function endAll(): Promise<void> {
  const all = [...undos];
  undos.clear();
  await Promise.allSettled(all.map(async (undo) => undo()));
}
