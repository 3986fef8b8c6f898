import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { AgreementView } from '@/components/agreement/agreement-view';
import { Page } from '@/components/ui/page';
import { idSchema } from '@/lib/api/fields';
import { currentActor } from '@/lib/auth/current-actor';
import { AppError } from '@/lib/errors';
import { getAgreementPage } from '@/lib/services/get-agreement';

export const metadata: Metadata = { title: 'Agreement' };

interface AgreementPageProps {
  readonly params: Promise<{ id: string }>;
}

async function load(id: string) {
  if (!idSchema.safeParse(id).success) notFound();
  try {
    return await getAgreementPage(await currentActor(), id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}

export default async function AgreementPage({ params }: AgreementPageProps) {
  const { agreement, topic, canSettle } = await load((await params).id);
  return (
    <Page>
      <AgreementView agreement={agreement} topic={topic} canSettle={canSettle} />
    </Page>
  );
}
