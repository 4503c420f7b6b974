/** One bar of three: the library's own leaves the missing bars out, and then it is hard to tell what it is. */
export function WeakSignal({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <rect x="1.5" y="9.5" width="3.5" height="5" rx="1" />
      <rect x="6.25" y="6" width="3.5" height="8.5" rx="1" opacity="0.4" />
      <rect x="11" y="2" width="3.5" height="12.5" rx="1" opacity="0.4" />
    </svg>
  );
}
