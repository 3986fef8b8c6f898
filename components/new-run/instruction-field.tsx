import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';

interface InstructionFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A wish in words, of 2,000 characters at most. */
export function InstructionField({ label, hint, value, onValue }: InstructionFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Textarea
          {...control}
          rows={1}
          maxLength={2000}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
