import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { counted, formatCount } from '@/components/ui/words';
import type { ImportPreview } from '@/lib/api/import-contract';

import { DuplicateList } from './duplicate-list';
import { type Decisions, keyOf, studiesLeft, toggled } from './import-choices';

type SampleStudy = ImportPreview['sample'][number];

interface ImportPreviewProps {
  readonly preview: ImportPreview;
  readonly decisions: Decisions;
  readonly onDecide: (decisions: Decisions) => void;
}

/** The studies as they will be, the first of them to be left out one by one, and what is merged or may be. */
export function ImportPreviewView({ preview, decisions, onDecide }: ImportPreviewProps) {
  const { sample, studies, merged, possible, known } = preview;
  return (
    <section aria-label="Preview" className="space-y-4">
      {sample.length > 0 && (
        <div>
          <h2 className="mb-1.5 flex flex-wrap items-baseline gap-x-2 font-medium">
            {counted(studiesLeft(preview, decisions), 'study', 'studies')}
            {studies > sample.length && (
              <span className="font-normal text-ink-faint text-sm">
                the first {formatCount(sample.length)} are shown
              </span>
            )}
            {decisions.excluded.size > 0 && (
              <span className="font-normal text-ink-faint text-sm">
                {formatCount(decisions.excluded.size)} left out
              </span>
            )}
          </h2>
          <SampleTable
            sample={sample}
            isIncluded={(study) => !decisions.excluded.has(keyOf(study.file, study.record))}
            onToggle={(study) =>
              onDecide(toggled(decisions, 'excluded', keyOf(study.file, study.record)))
            }
          />
        </div>
      )}
      {known > 0 && (
        <p className="text-ink-soft text-sm">
          Empty fields of {counted(known, 'study', 'studies')} that the topic has will be filled.
        </p>
      )}
      <DuplicateList
        open
        title="possible duplicate"
        hint="These stay studies of their own. Tick those that are one paper with the study named."
        records={possible}
        isMerged={(key) => decisions.together.has(key)}
        onToggle={(key) => onDecide(toggled(decisions, 'together', key))}
      />
      <DuplicateList
        title="duplicate"
        hint="Merged into the study named; the richest of each field is kept. Untick what is a paper of its own."
        records={merged}
        isMerged={(key) => !decisions.apart.has(key)}
        onToggle={(key) => onDecide(toggled(decisions, 'apart', key))}
      />
    </section>
  );
}

interface SampleTableProps {
  readonly sample: readonly SampleStudy[];
  readonly isIncluded: (study: SampleStudy) => boolean;
  readonly onToggle: (study: SampleStudy) => void;
}

function SampleTable({ sample, isIncluded, onToggle }: SampleTableProps) {
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
            {['Import', 'Title', 'Abstract', 'Year'].map((name) => (
              <th
                key={name}
                scope="col"
                className="sticky top-0 z-10 border-b bg-sunken px-3 py-1.5 font-medium text-ink-soft text-xs last:text-right"
              >
                {name === 'Import' ? <span className="sr-only">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((study) => (
            <SampleRow
              key={keyOf(study.file, study.record)}
              study={study}
              included={isIncluded(study)}
              onToggle={() => onToggle(study)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const cell = 'border-b px-3 py-1.5 align-top [tr:last-child_&]:border-b-0';

interface SampleRowProps {
  readonly study: SampleStudy;
  readonly included: boolean;
  readonly onToggle: () => void;
}

function SampleRow({ study, included, onToggle }: SampleRowProps) {
  return (
    <tr className={cx(!included && 'text-ink-faint')}>
      <td className={cx(cell, 'pr-0')}>
        <input
          type="checkbox"
          checked={included}
          onChange={onToggle}
          aria-label={`Import ‘${study.title || 'No title'}’`}
          className="mt-0.5 size-4"
        />
      </td>
      <td className={cx(cell, 'min-w-56 sm:w-1/2')}>
        {study.title ? (
          <span className={cx('line-clamp-2', !included && 'line-through')}>{study.title}</span>
        ) : (
          <Badge tone="warn">no title</Badge>
        )}
      </td>
      <td className={cx(cell, 'min-w-56', included && 'text-ink-soft')}>
        {study.abstract ? (
          <span className="line-clamp-2">{study.abstract}</span>
        ) : (
          <Badge tone="warn">no abstract</Badge>
        )}
      </td>
      <td className={cx(cell, 'text-right tabular-nums', included && 'text-ink-soft')}>
        {study.year ?? '–'}
      </td>
    </tr>
  );
}
