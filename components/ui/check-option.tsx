import { type ReactNode, useId } from 'react';

interface CheckOptionProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
  readonly className?: string;
  /** What it means. */
  readonly children: ReactNode;
}

export function CheckOption({ label, checked, onChecked, className, children }: CheckOptionProps) {
  const id = useId();
  return (
    <div className={className}>
      <div className="flex gap-2.5">
        <input
          id={id}
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-about`}
          onChange={(event) => onChecked(event.target.checked)}
          className="mt-0.5 size-4 shrink-0"
        />
        <div>
          <label htmlFor={id} className="font-medium text-sm">
            {label}
          </label>
          <p id={`${id}-about`} className="text-pretty text-ink-soft text-sm">
            {children}
          </p>
        </div>
      </div>
    </div>
  );
}
