/** The sign of Labrador: a flask with a graph in it. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path
        d="M12 3h8M13.5 3v9.2L5.6 25.4A2.4 2.4 0 0 0 7.7 29h16.6a2.4 2.4 0 0 0 2.1-3.6L18.5 12.2V3"
        stroke="var(--accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M9.4 23.5l3.4-3.6 3 2.6 3.2-4.6 3.4 5.6"
        stroke="#e0992b"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
