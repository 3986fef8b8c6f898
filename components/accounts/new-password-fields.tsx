import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface NewPasswordFieldsProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Default "Password". */
  readonly label?: string;
}

export function NewPasswordFields({ value, onValue, label = 'Password' }: NewPasswordFieldsProps) {
  return (
    <Field label={label} hint="At least 12 characters; a few words are easier to keep in mind.">
      {(control) => (
        <Input
          {...control}
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={128}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}
