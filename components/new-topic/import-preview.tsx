import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { counted, formatCount } from '@/components/ui/words';
import type { ImportPreview } from '@/lib/api/contract';

type SampleStudy = ImportPreview['sample'][number];

/** The studies as they will be, the first of them in full, and which records were merged into which. */
export function ImportPreviewView({ preview }: { preview: ImportPreview }) {
  const { sample, studies, merged } = preview;
  return (
    <section aria-label="Preview" className="space-y-4">
      {sample.length > 0 && (
        <div>
          <h2 className="mb-1.5 flex items-baseline gap-2 font-medium">
            {counted(studies, 'study', 'studies')}
            {studies > sample.length && (
              <span className="font-normal text-ink-faint text-sm">
                the first {formatCount(sample.length)} are shown
              </span>
            )}
          </h2>
          <SampleTable sample={sample} />
        </div>
      )}
      <Merged merged={merged} />
    </section>
  );
}

function SampleTable({ sample }: { sample: readonly SampleStudy[] }) {
  return (
    <section
      aria-label="First studies"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard.
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-lg border bg-surface"
    >
      <table className="w-full border-separate border-spacing-0 text-left text-sm">
        <thead>
          <tr>
            {['Title', 'Abstract', 'Year'].map((name) => (
              <th
                key={name}
                scope="col"
                className="sticky top-0 z-10 border-b bg-sunken px-3 py-1.5 font-medium text-ink-soft text-xs last:text-right"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((study, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: previewed studies have no id and never move.
            <SampleRow key={at} study={study} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cell = 'border-b px-3 py-1.5 align-top [tr:last-child_&]:border-b-0';

function SampleRow({ study }: { study: SampleStudy }) {
  return (
    <tr>
      <td className={cx(cell, 'min-w-56 sm:w-1/2')}>
        {study.title ? (
          <span className="line-clamp-2">{study.title}</span>
        ) : (
          <Badge tone="warn">no title</Badge>
        )}
      </td>
      <td className={cx(cell, 'min-w-56 text-ink-soft')}>
        {study.abstract ? (
          <span className="line-clamp-2">{study.abstract.slice(0, 400)}</span>
        ) : (
          <Badge tone="warn">no abstract</Badge>
        )}
      </td>
      <td className={cx(cell, 'text-right text-ink-soft tabular-nums')}>{study.year ?? '–'}</td>
    </tr>
  );
}

function Merged({ merged }: Pick<ImportPreview, 'merged'>) {
  if (merged.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit rounded-sm font-medium text-ink-soft hover:text-ink">
        {merged.length === 200 ? 'The first 200' : counted(merged.length, 'duplicate')} merged
      </summary>
      <ul className="mt-1.5 max-h-64 divide-y overflow-y-auto rounded-lg border bg-surface">
        {merged.map((each) => (
          <li key={`${each.file}-${each.record}`} className="px-3 py-1.5">
            <p>{each.title || 'No title'}</p>
            <p className="text-ink-faint text-xs">
              {each.file}, record {each.record}, line {each.line}: same {byWords(each.by)} as ‘
              {each.into}’
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function byWords(by: string): string {
  return by === 'doi' || by === 'pmid' ? by.toUpperCase() : by;
}
