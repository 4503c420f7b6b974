/** Two rings that hold each other: people linked with nothing between them. The shape of assets/icon.svg. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" strokeWidth="2.6" aria-hidden="true">
      <circle cx="8" cy="12" r="5.6" stroke="currentColor" />
      <path d="M13.72 17.12A5.6 5.6 0 0 1 10.81 14.1" stroke="var(--stage)" strokeWidth="4.4" />
      <circle cx="16" cy="12" r="5.6" stroke="var(--accent)" />
      <path d="M10.28 6.88A5.6 5.6 0 0 1 13.19 9.9" stroke="var(--stage)" strokeWidth="4.4" />
      <path d="M9.45 6.59A5.6 5.6 0 0 1 13.41 10.55" stroke="currentColor" />
    </svg>
  );
}
