import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from '../parts/icon-button.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './panel.module.css';

type PanelProps = { title: string; onClose: () => void; children: ReactNode };

/** Takes the focus when opened, unless a field within has it, and gives it back to whatever opened it. */
function holdFocus(panel: HTMLElement | null): (() => void) | undefined {
  if (!panel) return undefined;
  const opener = document.activeElement;
  if (!panel.contains(opener)) panel.focus();
  return () => {
    const isInside = panel.contains(document.activeElement);
    if (isInside && opener instanceof HTMLElement && !panel.contains(opener)) opener.focus();
  };
}

/** The side of the call: beside the stage, over it on a narrow window. */
export function Panel({ title, onClose, children }: PanelProps) {
  const t = useWords('parts');
  const id = useId();
  return (
    <aside ref={holdFocus} tabIndex={-1} className={styles.panel} aria-labelledby={id}>
      <header className={styles.top}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <IconButton label={t('closeNamed', { name: title })} icon={X} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}
