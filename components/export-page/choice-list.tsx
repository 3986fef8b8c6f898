import { useId } from 'react';

interface ChoiceListProps<T extends string> {
  readonly label: string;
  /** What no choice means. */
  readonly hint?: string;
  readonly error?: string;
  readonly choices: readonly {
    readonly value: T;
    readonly label: string;
    readonly note?: string;
  }[];
  readonly chosen: readonly T[];
  readonly onToggle: (value: T) => void;
}

/** Several of a list; a long one scrolls. */
export function ChoiceList<T extends string>(props: ChoiceListProps<T>) {
  const { label, hint, error, choices, chosen, onToggle } = props;
  const id = useId();
  const note = error ?? hint;
  return (
    <fieldset aria-describedby={note ? id : undefined}>
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="max-h-44 overflow-y-auto rounded-md border bg-surface py-1">
        {choices.map(({ value, label: name, note: about }) => (
          <label
            key={value}
            className="flex items-baseline gap-2 px-2.5 py-1 text-sm hover:bg-hover has-focus-visible:bg-hover"
          >
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
              className="size-3.5 shrink-0 translate-y-0.5"
            />
            <span className="wrap-anywhere min-w-0 flex-1">{name}</span>
            {about && <span className="shrink-0 text-ink-faint text-xs tabular-nums">{about}</span>}
          </label>
        ))}
      </div>
      {note && (
        <p
          id={id}
          role={error ? 'alert' : undefined}
          className={error ? 'mt-1 text-danger-ink text-xs' : 'mt-1 text-ink-faint text-xs'}
        >
          {note}
        </p>
      )}
    </fieldset>
  );
}
