import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';

interface NumberChoiceProps {
  readonly label: string;
  readonly hint?: string;
  readonly numbers: readonly number[];
  readonly value: number;
  readonly onValue: (value: number) => void;
  readonly className?: string;
}

/** One of a few whole numbers. */
export function NumberChoice(props: NumberChoiceProps) {
  const { label, hint, numbers, value, onValue, className } = props;
  return (
    <Field label={label} hint={hint} className={className}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => onValue(Number(event.target.value))}
        >
          {numbers.map((number) => (
            <option key={number}>{number}</option>
          ))}
        </Select>
      )}
    </Field>
  );
}
