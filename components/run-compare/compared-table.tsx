import type { ComparedLine } from './comparison-words';

interface ComparedTableProps {
  readonly title: string;
  readonly lines: readonly ComparedLine[];
  /** What stands here when there are none. */
  readonly none?: string;
}

/** Names at the left, the two runs beside each other. */
export function ComparedTable({ title, lines, none }: ComparedTableProps) {
  if (lines.length === 0 && !none) return null;
  return (
    <section>
      <h2 className="mb-1 font-semibold">{title}</h2>
      {lines.length === 0 ? (
        <p className="text-ink-soft text-sm">{none}</p>
      ) : (
        <table className="w-full table-fixed text-sm tabular-nums">
          <thead>
            <tr className="text-left text-ink-faint text-xs">
              <td />
              <th scope="col" className="pb-1 font-normal">
                Run A
              </th>
              <th scope="col" className="pb-1 font-normal">
                Run B
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {lines.map(({ name, a, b }) => (
              <tr key={name} className="align-top">
                <th scope="row" className="py-1.5 pr-4 text-left font-normal text-ink-soft">
                  {name}
                </th>
                <td className="wrap-anywhere py-1.5 pr-4">{a || '–'}</td>
                <td className="wrap-anywhere py-1.5">{b || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
