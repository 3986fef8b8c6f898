/** A tree on its frame: a stem and two trained tiers. Decorative. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="4 4 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M16 26.5V6" />
      <path d="M7 7.5v2.2a3.3 3.3 0 0 0 3.3 3.3h11.4A3.3 3.3 0 0 0 25 9.7V7.5" />
      <path d="M7 15.5v2.2a3.3 3.3 0 0 0 3.3 3.3h11.4a3.3 3.3 0 0 0 3.3-3.3v-2.2" />
    </svg>
  );
}
