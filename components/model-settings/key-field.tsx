import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ModelSettings } from '@/lib/api/model-contract';

interface KeyFieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly source: ModelSettings['sources']['apiKey'];
  readonly onForget: () => void;
}

const hints: Record<KeyFieldProps['source'], string> = {
  environment: 'Set in the environment as OPENAI_API_KEY; change it there.',
  settings: 'A key is stored, encrypted. It is never shown again. Type another to replace it.',
  default: 'No key is stored.',
  none: 'No key is stored for this server. Servers on this machine often need none.',
};

/** The key, which can be given and forgotten but not read. */
export function KeyField({ value, onValue, source, onForget }: KeyFieldProps) {
  const isFixed = source === 'environment';
  return (
    <div>
      <Field label="Key" hint={hints[source]}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="off"
            maxLength={2000}
            disabled={isFixed}
            placeholder={source === 'settings' || isFixed ? '••••••••••••' : undefined}
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
        )}
      </Field>
      {source === 'settings' && (
        <Button size="sm" className="mt-2" onClick={onForget}>
          Forget the key
        </Button>
      )}
    </div>
  );
}
