'use client';

import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { Spinner } from '@/components/ui/spinner';
import { useCall } from '@/components/ui/use-call';
import type { Link, OpenLink } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';

import { NewPasswordFields } from './new-password-fields';
import { roleWords } from './role-words';
import { useLink } from './use-link';

const calls = {
  setup: { path: '/api/set-up', label: 'Make the account' },
  invitation: { path: '/api/invitations/accept', label: 'Make my account' },
  reset: { path: '/api/password-resets', label: 'Set the password' },
} as const;

/** What a set-up, an invitation or a reset link leads to. */
export function LinkForm({ kind }: { kind: OpenLink['kind'] }) {
  const state = useLink(kind);
  if (state.is === 'reading')
    return (
      <p role="status" className="flex items-center gap-2 text-ink-soft text-sm">
        <Spinner /> Reading the link…
      </p>
    );
  if (state.is === 'refused') return <Failure message={state.message} />;
  return <OpenForm token={state.token} link={state.link} />;
}

function Introduction({ link }: { link: Link }) {
  if (link.kind === 'setup')
    return (
      <p className="text-ink-soft">
        You become the first administrator. What was done here before accounts is yours.
      </p>
    );
  if (link.kind === 'reset')
    return <p className="text-ink-soft">A new password for {link.email}. It ends all sessions.</p>;
  return (
    <p className="text-ink-soft">
      You are invited as {link.role && roleWords[link.role].withArticle}.{' '}
      {link.role && roleWords[link.role].does}
    </p>
  );
}

function OpenForm({ token, link }: { token: string; link: Link }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState(link.email ?? '');
  const [password, setPassword] = useState('');
  const { busy, failure, run } = useCall();
  const { path, label } = calls[link.kind];
  const isNew = link.kind !== 'reset';

  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => {
      await api.post(path, isNew ? { token, name, email, password } : { token, password });
      window.location.assign('/');
    });
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <Introduction link={link} />
      <Failure message={failure} />
      {isNew && (
        <Field label="Your name" hint="Your corrections and comments are shown under it.">
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label="E-mail address">
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            required
            readOnly={link.email !== null}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <NewPasswordFields value={password} onValue={setPassword} />
      <Button type="submit" variant="primary" size="lg" busy={busy} className="w-full">
        {label}
      </Button>
    </form>
  );
}
