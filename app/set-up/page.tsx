import type { Metadata } from 'next';

import { Entry } from '@/components/accounts/entry';
import { LinkForm } from '@/components/accounts/link-form';

export const metadata: Metadata = { title: 'Set up Espalier' };

export default function SetUpPage() {
  return (
    <Entry title="Set up Espalier">
      <LinkForm kind="setup" />
    </Entry>
  );
}
