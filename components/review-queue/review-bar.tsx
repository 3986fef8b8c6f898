'use client';

import { EyeOff, Keyboard } from 'lucide-react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Progress } from '@/components/ui/progress';
import { Tooltip } from '@/components/ui/tooltip';
import { formatCount } from '@/components/ui/words';
import { itemKey, type ReviewKind } from '@/lib/tree/review/item';

import { GuidelineButton } from './guideline-aside';
import { timeLeftInWords } from './progress-words';
import type { Review } from './use-review';

/** How far the review is, what it asks about, and how. */
export function ReviewBar({ review, onHelp }: { review: Review; onHelp: () => void }) {
  const { data, blind, setBlind } = useEditor();
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b bg-surface px-3 py-1.5">
      <ReviewProgress review={review} />
      <KindFilter review={review} />
      <div className="ml-auto flex items-center gap-1">
        {data.task?.blind ? (
          <Badge title="Your task is blind: what the model said is hidden">
            <EyeOff aria-hidden size={11} /> Blind
          </Badge>
        ) : (
          <Tooltip label="Hides what the model said, and mixes in categories it did not choose">
            <Button
              variant="ghost"
              size="sm"
              aria-pressed={blind}
              aria-label="Blind"
              onClick={() => setBlind(!blind)}
            >
              <EyeOff aria-hidden size={14} />
              <span className="max-sm:hidden">Blind</span>
            </Button>
          </Tooltip>
        )}
        {review.item && <GuidelineButton kind={review.item.kind} />}
        <Tooltip label="Keys" shortcut="?">
          <Button variant="ghost" size="sm" icon aria-label="Keys" onClick={onHelp}>
            <Keyboard aria-hidden size={15} />
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}

function ReviewProgress({ review }: { review: Review }) {
  const { done, items } = review.set;
  const left = done === items.length ? '' : timeLeftInWords(review.secondsLeft);
  const text = `${formatCount(done)} of ${formatCount(items.length)}`;
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <Progress
        label="Reviewed"
        value={items.length === 0 ? 1 : done / items.length}
        valueText={text}
        className="w-32 max-sm:w-14"
      />
      <p className="whitespace-nowrap text-ink-soft text-xs tabular-nums">
        <span className="font-medium text-ink">{text}</span>
        {left && `, ${left}`}
      </p>
    </div>
  );
}

const kinds: readonly (readonly [ReviewKind | null, string])[] = [
  [null, 'All'],
  ['link', 'Links'],
  ['siblings', 'Groups'],
  ['pair', 'Studies'],
];

/** Each kind with the number of its open decisions. */
function KindFilter({ review: { set, kind, setKind } }: { review: Review }) {
  const open = set.items.filter((item) => set.states.get(itemKey(item)) === 'untouched');
  return (
    <fieldset
      aria-label="Ask about"
      className="flex min-w-0 gap-px rounded-md bg-sunken p-0.5 max-sm:order-last max-sm:w-full"
    >
      {kinds.map(([id, label]) => {
        const count = open.filter((item) => id === null || item.kind === id).length;
        return (
          <button
            key={label}
            type="button"
            aria-pressed={kind === id}
            onClick={() => setKind(id)}
            className={cx(
              'inline-flex h-6 items-center justify-center gap-1.5 rounded-sm px-2 max-sm:h-7 max-sm:flex-1 text-ink-soft text-xs hover:text-ink',
              'aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-leaf-ink aria-pressed:shadow-sm',
            )}
          >
            {label}{' '}
            <span className="text-2xs text-ink-faint tabular-nums">
              {formatCount(count)}
              <span className="sr-only"> open</span>
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
