/** Two streets and a park as cross stitches: 绣, the map embroidered. */
export function Logo() {
  return (
    <svg className="logo" width={28} height={28} viewBox="0 0 28 28" aria-hidden="true">
      <rect width={28} height={28} rx={5} fill="var(--accent)" />
      <g stroke="var(--panel)" strokeWidth={2} strokeLinecap="round">
        <path d="M6 6l5 5M11 6l-5 5M17 6l5 5M22 6l-5 5M6 17l5 5M11 17l-5 5" />
      </g>
      <path d="M17 19.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0" fill="var(--panel)" />
    </svg>
  );
}
