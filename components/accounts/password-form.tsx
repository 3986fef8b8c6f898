'use client';

import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast-queue';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';

import { NewPasswordFields } from './new-password-fields';

export function PasswordForm() {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const { busy, failure, run } = useCall();

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      await api.put('/api/me/password', { current, password });
      setCurrent('');
      setPassword('');
      toast('The password is changed. Other sessions have ended.');
    });
  }

  return (
    <form onSubmit={submit} className="max-w-sm space-y-4">
      <Failure message={failure} />
      <Field label="Current password">
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
      </Field>
      <NewPasswordFields label="New password" value={password} onValue={setPassword} />
      <Button type="submit" busy={busy}>
        Change the password
      </Button>
    </form>
  );
}
