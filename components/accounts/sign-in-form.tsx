'use client';

import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';

import { innerPath } from './inner-path';

/** Goes on to `then` once signed in. */
export function SignInForm({ then }: { then: string | null }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, failure, run } = useCall();

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      await api.post('/api/session', { email, password });
      // Loaded anew: nothing of who was here before may stay.
      window.location.assign(innerPath(then));
    });
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <Failure message={failure} />
      <Field label="E-mail address">
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Password" hint="Forgotten? An administrator can send you a link to a new one.">
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={busy} className="w-full">
        Sign in
      </Button>
    </form>
  );
}
