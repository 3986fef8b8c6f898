import { type ReactNode, useId } from 'react';

import { SaveTable } from '@/components/ui/save-table';
import type { TextTable } from '@/components/ui/table-text';
import type { Estimate } from '@/lib/api/agreement-contract';

import { figureWords, intervalWords, shareIntervalWords, shareWords } from './figure-words';

/** A figure with its interval below. */
export function EstimateCell({ estimate }: { estimate: Estimate | null }) {
  if (!estimate) return <td className={cell}>–</td>;
  return <FigureCell figure={figureWords(estimate.value)} interval={intervalWords(estimate)} />;
}

/** A share in per cent with its interval below. */
export function ShareCell({ estimate }: { estimate: Estimate }) {
  return <FigureCell figure={shareWords(estimate.value)} interval={shareIntervalWords(estimate)} />;
}

function FigureCell({ figure, interval }: { figure: string; interval: string }) {
  return (
    <td className={cell}>
      <span className="block">{figure}</span>
      {interval && <span className="block text-2xs text-ink-faint">{interval}</span>}
    </td>
  );
}

export const cell = 'px-3 py-1.5 text-right tabular-nums align-top';
/** Narrow on a phone, so that figures are in view beside it. */
export const firstCell = 'px-3 py-1.5 text-left font-normal align-top';
export const firstCellText = 'block max-w-80 max-sm:w-32 max-sm:whitespace-normal';

interface FigureTableProps {
  readonly caption: string;
  /** What stands above the columns, the first over the rows' names. */
  readonly head: readonly [string, ...string[]];
  /** What it tells, in words. */
  readonly about?: ReactNode;
  /** The same to copy and to save, every figure in a column of its own; `name` is the file's. */
  readonly file?: { readonly name: string; readonly table: TextTable };
  readonly children: ReactNode;
}

/** A table of figures that scrolls sideways where it has to. */
export function FigureTable({ caption, head, about, file, children }: FigureTableProps) {
  const [first, ...rest] = head;
  const title = useId();
  return (
    <div className="rounded-lg border bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-x-4 px-3 pt-1.5 pb-0.5">
        <h2 id={title} className="py-1 font-semibold">
          {caption}
        </h2>
        {file && <SaveTable {...file} />}
      </div>
      {about && <p className="max-w-[75ch] px-3 pb-2 text-pretty text-ink-soft text-sm">{about}</p>}
      <section
        aria-labelledby={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
        className="overflow-x-auto"
      >
        <table aria-labelledby={title} className="w-full min-w-max border-collapse text-sm">
          <thead>
            <tr className="border-b text-ink-faint text-xs">
              <th scope="col" className="px-3 py-1.5 text-left font-medium">
                {first}
              </th>
              {rest.map((name) => (
                <th key={name} scope="col" className="px-3 py-1.5 text-right font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">{children}</tbody>
        </table>
      </section>
    </div>
  );
}
