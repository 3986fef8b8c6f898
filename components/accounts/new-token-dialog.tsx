'use client';

import { type FormEvent, useId, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { useCall } from '@/components/ui/use-call';
import type { TokenMade } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';

import { SecretDialog } from './secret-dialog';

export function NewTokenDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <SecretDialog
      open={open}
      onClose={onClose}
      asking={{
        title: 'New token',
        description: 'It can do what you can, within its scope, until you revoke it.',
      }}
      made={{ title: 'Copy the token now', label: 'Token' }}
      form={(onMade) => <NewTokenForm onMade={onMade} />}
    />
  );
}

function NewTokenForm({ onMade }: { onMade: (token: string) => void }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<'read' | 'write'>('read');
  const { busy, failure, run } = useCall();
  const form = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      const scopes = scope === 'write' ? ['read', 'write'] : ['read'];
      onMade((await api.post<TokenMade>('/api/me/tokens', { name, scopes })).token);
    });
  }

  return (
    <form id={form} onSubmit={submit} className="space-y-4">
      <Failure message={failure} />
      <Field label="What it is for" hint="Such as the name of the script or the machine.">
        {(control) => (
          <Input
            {...control}
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Scope">
        {(control) => (
          <Select
            {...control}
            value={scope}
            onChange={(event) => setScope(event.target.value === 'write' ? 'write' : 'read')}
          >
            <option value="read">Read</option>
            <option value="write">Read and write</option>
          </Select>
        )}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={busy}>
          Make the token
        </Button>
      </div>
    </form>
  );
}
