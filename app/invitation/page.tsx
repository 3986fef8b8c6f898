import type { Metadata } from 'next';

import { Entry } from '@/components/accounts/entry';
import { LinkForm } from '@/components/accounts/link-form';

export const metadata: Metadata = { title: 'Welcome to Espalier' };

export default function InvitationPage() {
  return (
    <Entry title="Welcome to Espalier">
      <LinkForm kind="invitation" />
    </Entry>
  );
}
