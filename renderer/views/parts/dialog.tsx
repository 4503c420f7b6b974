import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import styles from './dialog.module.css';

type DialogProps = {
  title: string;
  role?: 'dialog' | 'alertdialog';
  isWide?: boolean;
  /** Escape, or a press beside the dialog. */
  onClose: () => void;
  children: ReactNode;
};

/**
 * Traps focus and gives it back. The scrim is our own element: the primitive's overlay locks the page's
 * scrolling with an injected style, which a strict content policy refuses, and nothing here scrolls.
 */
export function Dialog({ title, role = 'dialog', isWide, onClose, children }: DialogProps) {
  const [opener] = useState(() => document.activeElement);
  return (
    <Primitive.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Primitive.Portal>
        <div className={styles.scrim} />
        <Primitive.Content
          className={styles.dialog}
          role={role}
          data-wide={isWide}
          aria-modal
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            // The primitive gives it to its own trigger, and there is none.
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
        >
          <Primitive.Title className={styles.title}>{title}</Primitive.Title>
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
