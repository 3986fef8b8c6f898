import type { Metadata } from 'next';

import { found, idIn } from '@/app/found';
import { AgreementView } from '@/components/agreement/agreement-view';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { getAgreementPage } from '@/lib/services/get-agreement';

export const metadata: Metadata = { title: 'Agreement' };

interface AgreementPageProps {
  readonly params: Promise<{ id: string }>;
}

const load = (id: string) => found(async () => getAgreementPage(await currentActor(), idIn(id)));

export default async function AgreementPage({ params }: AgreementPageProps) {
  const { agreement, topic, canSettle } = await load((await params).id);
  return (
    <Page>
      <AgreementView agreement={agreement} topic={topic} canSettle={canSettle} />
    </Page>
  );
}
