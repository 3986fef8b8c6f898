'use client';

import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';

import { Highlight } from '@/components/study-list/highlight';
import { longestQuery, queryWords } from '@/components/study-list/search';
import { cx } from '@/components/ui/cx';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { CategoryId } from '@/lib/tree/value';
import { useEditor } from './editor-context';

import { type Option, pickerOptions } from './picker-options';
import type { Plan } from './plan';

interface CategoryPickerProps {
  readonly title: string;
  readonly description?: string;
  /** Offers the root, too. */
  readonly withRoot: boolean;
  /** Offered first. */
  readonly likely?: readonly CategoryId[];
  /** What choosing it would do, or why it cannot be chosen. */
  readonly planFor: (option: Option) => Plan;
  readonly onPick: (option: Option) => void;
  /** Gives the focus back when the dialog closes. */
  readonly onReturn: () => void;
}

/** A dialog to choose a category by typing part of its name. */
export function CategoryPicker(props: CategoryPickerProps) {
  const { setOverlay } = useEditor();
  const picker = usePicker(props);
  const { id, typed, onType, shown, total, current } = picker;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && setOverlay(null)}
      title={props.title}
      description={props.description}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        props.onReturn();
      }}
    >
      <Input
        role="combobox"
        aria-label="Category"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        aria-autocomplete="list"
        placeholder="Type part of a name"
        maxLength={longestQuery}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={picker.onKeyDown}
      />
      <OptionList {...picker} />
      <p role="status" className="mt-1.5 h-4 text-ink-faint text-xs">
        {total > shown.length && `${total - shown.length} more: type to narrow them down`}
      </p>
    </Dialog>
  );
}

/** What is typed, offered and active, and the keys of the combobox. */
function usePicker({ withRoot, likely, planFor, onPick }: CategoryPickerProps) {
  const { value } = useEditor();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState<number | null>(null);
  const id = useId();
  const search = useDeferredValue(typed);
  const offered = useMemo(
    () => pickerOptions(value, search, withRoot, likely),
    [value, search, withRoot, likely],
  );
  const { shown } = offered;
  const words = useMemo(() => queryWords(search), [search]);
  const plans = useMemo(() => shown.map(planFor), [shown, planFor]);
  const current = active ?? plans.findIndex(({ ok }) => ok);

  const onType = (text: string) => {
    setTyped(text);
    setActive(null);
  };
  const pick = (index: number) => {
    const option = shown[index];
    if (option && plans[index]?.ok) onPick(option);
  };
  /** Means what was typed last, although the list may still be that of before. */
  const enter = () => {
    if (active !== null || typed === search) return pick(current);
    const { shown: meant } = pickerOptions(value, typed, withRoot, likely);
    const first = meant.find((option) => planFor(option).ok);
    if (first) onPick(first);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = (current + step + shown.length) % Math.max(shown.length, 1);
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') enter();
    else return;
    event.preventDefault();
  };
  return { id, typed, onType, ...offered, words, plans, current, pick, onKeyDown };
}

function OptionList({ id, shown, words, plans, current, pick }: ReturnType<typeof usePicker>) {
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label="Categories"
      tabIndex={-1}
      className="mt-2 h-[min(22rem,50vh)] overflow-auto rounded-md border bg-surface p-1"
    >
      {shown.map((option, index) => (
        <OptionRow
          key={option.id ?? 'root'}
          id={`${id}-${index}`}
          option={option}
          plan={plans[index]}
          words={words}
          isActive={index === current}
          onPick={() => pick(index)}
        />
      ))}
      {shown.length === 0 && (
        <p className="p-3 text-ink-faint text-sm">No category has this in its name.</p>
      )}
    </div>
  );
}

interface OptionRowProps {
  readonly id: string;
  readonly option: Option;
  readonly plan: Plan | undefined;
  readonly words: readonly string[];
  readonly isActive: boolean;
  readonly onPick: () => void;
}

function OptionRow({ id, option, plan, words, isActive, onPick }: OptionRowProps) {
  const reason = plan && !plan.ok ? plan.reason : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={reason !== null}
      onClick={onPick}
      className={cx(
        'rounded-sm px-2 py-1.5 text-sm',
        isActive ? 'bg-leaf-wash' : reason === null && 'hover:bg-hover',
        reason !== null && 'text-ink-faint',
      )}
    >
      <p className="truncate font-medium" title={option.name}>
        <Highlight text={option.name} words={words} />
      </p>
      {(reason ?? option.above.length > 0) && (
        <p className="truncate text-ink-faint text-xs">{reason ?? option.above.join(' / ')}</p>
      )}
    </div>
  );
}
