import type { Metadata } from 'next';

import { Entry } from '@/components/accounts/entry';
import { LinkForm } from '@/components/accounts/link-form';

export const metadata: Metadata = { title: 'New password' };

export default function NewPasswordPage() {
  return (
    <Entry title="New password">
      <LinkForm kind="reset" />
    </Entry>
  );
}
