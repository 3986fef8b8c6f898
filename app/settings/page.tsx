import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';

import { SettingsForm } from '@/components/model-settings/settings-form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { leafLinkClass } from '@/components/ui/text-link';
import { currentActor } from '@/lib/auth/current-actor';
import { canManageSettings } from '@/lib/auth/rights';
import { getModelSettings } from '@/lib/services/model-settings';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const actor = await currentActor();
  if (!canManageSettings(actor)) notFound();
  const settings = await getModelSettings(actor);
  return (
    <Page>
      <h1 className="mb-6 font-serif text-2xl">Settings</h1>
      <h2 className="font-semibold text-lg">Language model</h2>
      <p className="mt-1 mb-5 max-w-[65ch] text-ink-soft">
        For runs that ask a language model. Titles and abstracts of the studies are sent to the
        server named here, and to no other.
      </p>
      {settings.missing && <Notice className="mb-7">{settings.missing}</Notice>}
      <SettingsForm settings={settings} />
      <h2 className="mt-12 font-semibold text-lg">Archived topics</h2>
      <p className="mt-1 max-w-[65ch] text-ink-soft">
        <Link href="/topics/archived" className={leafLinkClass}>
          All archived topics
        </Link>
        , to bring one back or to purge it for good.
      </p>
    </Page>
  );
}
