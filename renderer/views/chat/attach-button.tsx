import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../parts/icon-button.tsx';
import { useWords } from '../words/use-words.ts';

/** Opens the system's own dialog for files. */
export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useWords('chat');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton label={t('sendFiles')} icon={Paperclip} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="files"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen once more.
          target.value = '';
        }}
      />
    </>
  );
}
