import type { ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the pages about accounts. */
export function Section({ title, hint, action, children }: SectionProps) {
  return (
    <section aria-label={title} className="mt-9 first:mt-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div>
          <h2 className="font-semibold text-lg">{title}</h2>
          {hint && <p className="max-w-[65ch] text-ink-soft text-sm">{hint}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
