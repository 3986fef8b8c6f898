import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { Entry } from '@/components/accounts/entry';
import { SignInForm } from '@/components/accounts/sign-in-form';
import { Notice } from '@/components/ui/notice';
import { findCurrentActor } from '@/lib/auth/current-actor';
import { isSetUp } from '@/lib/services/set-up';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  readonly searchParams: Promise<{ then?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  if ((await findCurrentActor()) !== null) redirect('/');
  const { then } = await searchParams;
  return (
    <Entry title="Sign in">
      {(await isSetUp()) ? (
        <SignInForm then={typeof then === 'string' ? then : null} />
      ) : (
        <Notice>
          There is no account yet. Open the link that Espalier printed when it started, and make the
          first one.
        </Notice>
      )}
    </Entry>
  );
}
