/** Two rings that hold each other: people linked with nothing between them. The shape of assets/icon.svg. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" strokeWidth="2.5" aria-hidden="true">
      <circle cx="7.6" cy="12" r="5.8" stroke="currentColor" />
      <circle cx="16.4" cy="12" r="5.8" stroke="var(--accent)" />
      <path d="M9.4 6.49A5.8 5.8 0 0 1 13.37 11.19" stroke="currentColor" />
    </svg>
  );
}
