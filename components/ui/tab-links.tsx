import Link from 'next/link';

import { cx } from './cx';
import { formatCount } from './words';

interface TabLink {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  /** How many are in it. */
  readonly count?: number;
}

interface TabLinksProps {
  /** What the parts are of: "Parts of this topic". */
  readonly label: string;
  readonly tabs: readonly TabLink[];
  /** Key of the one that is open. */
  readonly current: string;
}

/** The parts of a page, each an address of its own. */
export function TabLinks({ label, tabs, current }: TabLinksProps) {
  return (
    <nav aria-label={label} className="mb-5 flex gap-6 overflow-x-auto border-b">
      {tabs.map(({ key, label: name, href, count }) => (
        <Link
          key={key}
          href={href}
          scroll={false}
          aria-current={key === current ? 'page' : undefined}
          className={cx(
            'flex shrink-0 items-center gap-1.5 border-b-2 py-2 font-medium focus-visible:-outline-offset-2',
            key === current
              ? 'border-leaf text-ink'
              : 'border-transparent text-ink-soft hover:text-ink',
          )}
        >
          {name}
          {count !== undefined && (
            <span className="font-normal text-ink-faint text-sm tabular-nums">
              {formatCount(count)}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
