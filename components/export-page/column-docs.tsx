import { Badge } from '@/components/ui/badge';
import type { DatasetDocumentation } from '@/lib/api/export-contract';

interface ColumnDocsProps {
  readonly documentation: DatasetDocumentation;
  readonly extensions: boolean;
}

/** What each column of the chosen dataset means. */
export function ColumnDocs({ documentation, extensions }: ColumnDocsProps) {
  const columns = documentation.columns.filter(({ isExtension }) => extensions || !isExtension);
  return (
    <section
      aria-labelledby="columns"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
      className="rounded-lg border bg-surface lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto"
    >
      <h2 id="columns" className="border-b px-3.5 py-2.5 font-semibold">
        {documentation.title}: {documentation.formats.includes('csv') ? 'columns' : 'keys'}
      </h2>
      <dl className="divide-y">
        {columns.map(({ name, meaning, isExtension }) => (
          <div key={name} className="px-3.5 py-2">
            <dt className="flex flex-wrap items-baseline gap-2">
              <code className="wrap-anywhere text-leaf-ink text-xs">{name}</code>
              {isExtension && <Badge>ours</Badge>}
            </dt>
            <dd className="mt-0.5 text-pretty text-ink-soft text-xs">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
