import { Tooltip } from 'radix-ui';
import type { ReactElement } from 'react';
import styles from './hint.module.css';

/** A control's name on hover and on keyboard focus, with its shortcut. */
export function Hint({
  text,
  shortcut,
  children,
}: {
  text: string;
  shortcut?: string | undefined;
  children: ReactElement;
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className={styles.hint} sideOffset={8} collisionPadding={8}>
          {text}
          {shortcut !== undefined && <kbd className={styles.keys}>{shortcut}</kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
