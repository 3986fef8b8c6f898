import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface FoldedProps {
  readonly title: string;
  /** Beside the title: what is in it. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** A part that most people leave as it is. */
export function Folded({ title, note, children }: FoldedProps) {
  return (
    <details className="group">
      <summary className="flex w-fit list-none items-center gap-1 rounded-sm font-medium text-ink-soft text-sm hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden size={14} className="transition-transform group-open:rotate-90" />
        {title}
        {note && <span className="ml-1 font-normal text-ink-faint">{note}</span>}
      </summary>
      <div className="mt-2.5 pl-[1.125rem]">{children}</div>
    </details>
  );
}
