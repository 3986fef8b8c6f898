import { cx } from '@/components/ui/cx';
import type { DatasetDocumentation } from '@/lib/api/export-contract';

interface DatasetChoiceProps {
  readonly datasets: readonly DatasetDocumentation[];
  readonly chosen: DatasetDocumentation['dataset'];
  readonly onChoose: (dataset: DatasetDocumentation) => void;
}

/** Which dataset, each with what it is for. */
export function DatasetChoice({ datasets, chosen, onChoose }: DatasetChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">Dataset</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {datasets.map((each) => (
          <label
            key={each.dataset}
            className={cx(
              'flex gap-2.5 rounded-lg border bg-surface px-3 py-2.5 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-leaf-ink',
              each.dataset === chosen ? 'border-leaf bg-leaf-wash' : 'hover:border-line-strong',
            )}
          >
            <input
              type="radio"
              name="dataset"
              value={each.dataset}
              checked={each.dataset === chosen}
              onChange={() => onChoose(each)}
              className="mt-0.5 size-4 shrink-0 outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium text-sm">{each.title}</span>
              <span className="mt-0.5 block text-pretty text-ink-soft text-xs">{each.meaning}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
