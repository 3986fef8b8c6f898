'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Failure } from '@/components/ui/notice';
import { listClass, rowClass } from '@/components/ui/row-list';
import { useChange } from '@/components/ui/use-change';
import type { Invitation } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';

import { roleWords } from './role-words';
import { Section } from './section';

/** Invitations that can be accepted still; nothing without any. */
export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const { busy, failure, change } = useChange();
  if (invitations.length === 0) return null;
  const revoke = (id: string) => change(() => api.delete(`/api/invitations/${id}`));
  return (
    <Section title="Open invitations">
      <Failure message={failure} className="mb-3" />
      <ul className={listClass}>
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} className={rowClass}>
            <div className="min-w-0 flex-1">
              <p className="wrap-anywhere flex flex-wrap items-center gap-x-2 font-medium">
                {email ?? 'Whoever has the link'} <Badge>{roleWords[role].name}</Badge>
              </p>
              <p className="text-ink-faint text-sm">
                until <Moment at={expiresAt} />
              </p>
            </div>
            <Button
              size="sm"
              busy={busy}
              aria-label={`Take back the invitation of ${email ?? 'whoever has the link'}`}
              onClick={() => revoke(id)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
