'use client';

interface ChoicesProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onValue: (value: string) => void;
}

/** One of a few answers. */
export function Choices({ label, hint, value, choices, onValue }: ChoicesProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      <div className="space-y-1">
        {choices.map(([each, words]) => (
          <label key={each} className="flex items-center gap-2 text-base">
            <input
              type="radio"
              name={label}
              value={each}
              checked={each === value}
              onChange={() => onValue(each)}
              className="size-4"
            />
            {words}
          </label>
        ))}
      </div>
      {hint && <p className="mt-1.5 text-ink-faint text-xs">{hint}</p>}
    </fieldset>
  );
}
