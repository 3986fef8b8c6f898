import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { AuditList } from '@/components/accounts/audit-list';
import { InvitationList } from '@/components/accounts/invitation-list';
import { InviteButton } from '@/components/accounts/invite-button';
import { PeopleList } from '@/components/accounts/people-list';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { canManagePeople } from '@/lib/auth/rights';
import { listInvitations } from '@/lib/services/invitations';
import { listAudit } from '@/lib/services/list-audit';
import { listPeople } from '@/lib/services/people';

export const metadata: Metadata = { title: 'People' };

const actsShown = 50;

export default async function PeoplePage() {
  const actor = await currentActor();
  if (!canManagePeople(actor)) notFound();
  const [people, invitations, acts] = await Promise.all([
    listPeople(actor),
    listInvitations(actor),
    listAudit(actor, { limit: actsShown }),
  ]);
  return (
    <Page>
      <div className="mb-6 flex items-center justify-between gap-4">
        <h1 className="font-serif text-2xl">People</h1>
        <InviteButton />
      </div>
      <PeopleList people={people} myId={actor.id} />
      <InvitationList invitations={invitations} />
      <AuditList acts={acts.items} />
    </Page>
  );
}
