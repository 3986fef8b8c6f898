import { cx } from './cx';

interface ProgressProps {
  readonly label: string;
  /** 0 to 1; null when it is not known how far it is. */
  readonly value: number | null;
  /** What a screen reader says instead of a percentage: "12 of 101". */
  readonly valueText?: string;
  readonly className?: string;
}

export function Progress({ label, value, valueText, className }: ProgressProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={valueText}
      className={cx('h-1.5 overflow-hidden rounded-full bg-line', className)}
    >
      <div
        className={cx(
          'h-full rounded-full bg-leaf',
          percent === null ? 'w-1/4 animate-sweep' : 'transition-[width] duration-300',
        )}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
