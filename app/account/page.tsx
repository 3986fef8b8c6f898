import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { PasswordForm } from '@/components/accounts/password-form';
import { roleWords } from '@/components/accounts/role-words';
import { Section } from '@/components/accounts/section';
import { SessionList } from '@/components/accounts/session-list';
import { TokenList } from '@/components/accounts/token-list';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { getMe, listMySessions } from '@/lib/services/my-account';
import { listMyTokens } from '@/lib/services/my-tokens';

export const metadata: Metadata = { title: 'My account' };

export default async function AccountPage() {
  const actor = await currentActor();
  const { name, email, role } = await getMe(actor);
  if (role === 'owner') notFound();
  const [sessions, tokens] = await Promise.all([listMySessions(actor), listMyTokens(actor)]);
  return (
    <Page width="md">
      <h1 className="font-serif text-2xl">{name}</h1>
      <p className="mb-8 text-ink-soft">
        {email} · {roleWords[role].name}
      </p>
      <Section title="Password">
        <PasswordForm />
      </Section>
      <SessionList sessions={sessions} />
      <TokenList tokens={tokens} />
    </Page>
  );
}
