'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { useCall } from '@/components/ui/use-call';
import type { InvitationMade, NewInvitation, Role } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';

import { roles, roleWords } from './role-words';
import { SecretDialog } from './secret-dialog';

export function InviteButton() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden size={15} />
        Invite
      </Button>
      <SecretDialog
        open={open}
        onClose={() => {
          setOpen(false);
          router.refresh();
        }}
        asking={{
          title: 'Invite somebody',
          description: 'You get a link to send. It makes one account.',
        }}
        made={{ title: 'Send them this link', label: 'Invitation link' }}
        form={(onMade) => <InviteForm onMade={onMade} />}
      />
    </>
  );
}

function InviteForm({ onMade }: { onMade: (url: string) => void }) {
  const [role, setRole] = useState<Role>('annotator');
  const [email, setEmail] = useState('');
  const [days, setDays] = useState(7);
  const { busy, failure, run } = useCall();

  function submit(event: FormEvent) {
    event.preventDefault();
    const wanted: NewInvitation = { role, days, ...(email && { email }) };
    void run(async () => {
      onMade((await api.post<InvitationMade>('/api/invitations', wanted)).url);
    });
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <Failure message={failure} />
      <Field label="Role" hint={roleWords[role].does}>
        {(control) => (
          <Select
            {...control}
            value={role}
            onChange={(event) =>
              setRole(roles.find((each) => each === event.target.value) ?? 'annotator')
            }
          >
            {roles.map((each) => (
              <option key={each} value={each}>
                {roleWords[each].name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="E-mail address (optional)"
        hint="With one, only that address can use the link; Espalier sends no mail itself."
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Valid for">
        {(control) => (
          <Select
            {...control}
            value={days}
            onChange={(event) => setDays(Number(event.target.value))}
          >
            <option value={1}>1 day</option>
            <option value={7}>7 days</option>
            <option value={30}>30 days</option>
          </Select>
        )}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" busy={busy}>
          Make the link
        </Button>
      </div>
    </form>
  );
}
