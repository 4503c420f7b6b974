import { Check, CircleDashed, Ellipsis, ShieldAlert, TriangleAlert, Unplug } from 'lucide-react';
import type { ComponentType } from 'react';
import type { KnownHealth } from './connection-words.ts';
import { WeakSignal } from './weak-signal.tsx';

/** Each has a shape of its own: colour alone says nothing to many. */
const ICONS: Readonly<Record<KnownHealth, ComponentType<{ size: number }>>> = {
  good: Check,
  weak: WeakSignal,
  unstable: TriangleAlert,
  lost: Unplug,
  connecting: Ellipsis,
  refused: ShieldAlert,
  unknown: CircleDashed,
};

/** Words stand beside it, or are told in its place. */
export function HealthIcon({ health, size }: { health: KnownHealth; size: number }) {
  const Icon = ICONS[health];
  return <Icon size={size} aria-hidden />;
}
