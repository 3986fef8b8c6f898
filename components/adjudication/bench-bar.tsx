'use client';

import { Undo2 } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { SearchInput, Select } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Progress } from '@/components/ui/progress';
import { Tooltip } from '@/components/ui/tooltip';
import { formatCount } from '@/components/ui/words';
import { type Part, parts, sumOf } from '@/lib/adjudication/item';

import { TakeAllMenu } from './take-all-menu';
import type { useBench } from './use-bench';
import { partWords } from './words';

interface BenchBarProps {
  readonly bench: ReturnType<typeof useBench>;
}

/** How far it is, which part is shown, and what concerns many items at once. Stays in view. */
export function BenchBar({ bench }: BenchBarProps) {
  const { left, total } = bench.adjudication;
  const [open, all] = [sumOf(left), sumOf(total)];
  return (
    <div className="sticky top-(--spacing-header) z-10 -mx-4 border-b bg-paper px-4 py-2 sm:-mx-6 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex items-center gap-2.5">
          <Progress
            label="Decided"
            value={all === 0 ? 1 : (all - open) / all}
            valueText={`${open} of ${all} left`}
            className="w-28 max-sm:w-14"
          />
          <p className="whitespace-nowrap text-sm tabular-nums">
            <span className="font-medium">{formatCount(open)}</span>
            <span className="text-ink-soft"> of {formatCount(all)} left</span>
          </p>
        </div>
        <fieldset aria-label="Parts" className="flex min-w-0">
          {parts.map((part) => (
            <PartButton
              key={part}
              part={part}
              left={left[part]}
              isShown={part === bench.part}
              onShow={() => bench.setPart(part)}
            />
          ))}
        </fieldset>
        <div className="ml-auto flex flex-wrap items-center gap-1.5">
          <Tooltip label="Take my last decision back" shortcut="U">
            <Button
              size="sm"
              variant="ghost"
              icon
              aria-label="Take my last decision back"
              disabled={bench.isClosed}
              onClick={bench.takeBack}
            >
              <Undo2 aria-hidden size={15} />
            </Button>
          </Tooltip>
          {!bench.isClosed && <TakeAllMenu bench={bench} part={bench.part} />}
        </div>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <SearchInput
          label="Category or study"
          value={bench.filter.query}
          onValue={(query) => bench.setFilter({ ...bench.filter, query })}
          className="w-56 max-sm:w-full"
        />
        <BetweenSelect bench={bench} />
        <KeysLine count={bench.adjudication.annotators.length} />
      </div>
    </div>
  );
}

interface PartButtonProps {
  readonly part: Part;
  readonly left: number;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function PartButton({ part, left, isShown, onShow }: PartButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isShown}
      onClick={onShow}
      className={cx(
        'flex h-8 items-center gap-1.5 border-y border-l px-3 font-medium text-sm first:rounded-l-md last:rounded-r-md last:border-r max-sm:px-2',
        isShown ? 'bg-leaf-wash text-leaf-ink' : 'bg-surface text-ink-soft hover:bg-hover',
      )}
    >
      {partWords[part]}
      <span className="font-normal text-xs tabular-nums">{formatCount(left)}</span>
    </button>
  );
}

/** Only with three annotators or more: which two of them disagree. */
function BetweenSelect({ bench }: BenchBarProps) {
  const { annotators } = bench.adjudication;
  if (annotators.length < 3) return null;
  const pairs = annotators.flatMap((one, first) =>
    annotators.slice(first + 1).map((other, offset) => ({
      value: `${first} ${first + 1 + offset}`,
      label: `${one.name} and ${other.name}`,
    })),
  );
  return (
    <div className="w-60 max-sm:w-full">
      <Select
        aria-label="Between whom"
        value={bench.filter.between?.join(' ') ?? ''}
        onChange={({ target }) => {
          const [first, second] = target.value.split(' ').map(Number);
          const between = target.value === '' ? null : ([first ?? 0, second ?? 0] as const);
          bench.setFilter({ ...bench.filter, between });
        }}
      >
        <option value="">Between any two</option>
        {pairs.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}

function KeysLine({ count }: { readonly count: number }) {
  const keys = [
    [`1–${Math.min(count, 9)}`, 'take a side'],
    ['E', 'anew'],
    ['J K', 'move'],
    ['U', 'take back'],
    ['G L A', 'parts'],
  ];
  return (
    <p className="ml-auto flex flex-wrap gap-x-3 text-ink-faint text-xs max-md:hidden">
      {keys.map(([key, does]) => (
        <span key={key}>
          <Kbd>{key}</Kbd> {does}
        </span>
      ))}
    </p>
  );
}
