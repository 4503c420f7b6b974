import {
  Check,
  CircleDashed,
  Ellipsis,
  type LucideIcon,
  ShieldAlert,
  SignalLow,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import type { KnownHealth } from './connection-words.ts';

/** Each has a shape of its own: colour alone says nothing to many. */
const ICONS: Readonly<Record<KnownHealth, LucideIcon>> = {
  good: Check,
  weak: SignalLow,
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
