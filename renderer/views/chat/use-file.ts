import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Call } from '../../call/call.ts';
import type { FileState } from '../../call/files/files-state.ts';

/** How far one file is; undefined of what only others have told of. */
export function useFile(files: Call['files'], id: string): FileState | undefined {
  return useStore(files.store, (all) => all.get(id));
}

/** An address under which the page can show it, for as long as it does. */
export function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      setUrl(undefined);
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}
