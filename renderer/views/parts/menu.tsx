import { Check, type LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './menu.module.css';

/** The list a DropdownMenu.Root opens, above the bar. */
export function Menu({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content className={styles.menu} side="top" sideOffset={12} collisionPadding={8}>
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={styles.label}>{children}</DropdownMenu.Label>;
}

export function MenuChoice({ value, children }: { value: string; children: ReactNode }) {
  return (
    <DropdownMenu.RadioItem className={styles.item} value={value}>
      <span className={styles.check}>
        <DropdownMenu.ItemIndicator>
          <Check size={16} aria-hidden />
        </DropdownMenu.ItemIndicator>
      </span>
      <span className={styles.text}>{children}</span>
    </DropdownMenu.RadioItem>
  );
}

type MenuItemProps = { icon: LucideIcon; aside?: ReactNode; onSelect: () => void; children: ReactNode };

export function MenuItem({ icon: Icon, aside, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={styles.item} onSelect={onSelect}>
      <Icon size={16} aria-hidden />
      <span className={styles.text}>{children}</span>
      {aside}
    </DropdownMenu.Item>
  );
}

/** Between what belongs together and the rest. */
export function MenuLine() {
  return <DropdownMenu.Separator className={styles.line} />;
}
