'use client';

import { useState } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmChange } from '@/components/ui/confirm-change';
import { Dialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { listClass, rowClass } from '@/components/ui/row-list';
import { useChange } from '@/components/ui/use-change';
import { counted } from '@/components/ui/words';
import type { Person, ResetLink } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';

import { roles, roleWords } from './role-words';
import { ShownOnce } from './shown-once';

interface PeopleListProps {
  readonly people: readonly Person[];
  readonly myId: string;
}

/** Everybody with an account, and what an administrator can do about them. */
export function PeopleList({ people, myId }: PeopleListProps) {
  const { failure, change } = useChange();
  const [removing, setRemoving] = useState<Person | null>(null);
  const [reset, setReset] = useState<{ name: string; url: string } | null>(null);
  const makeLink = ({ id, name }: Person) =>
    change(async () => {
      const { url } = await api.post<ResetLink>(`/api/people/${id}/reset-link`);
      setReset({ name, url });
    });
  return (
    <>
      <Failure message={failure} className="mb-3" />
      <ul className={listClass}>
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === myId}
            onRole={(role) => change(() => api.patch(`/api/people/${person.id}`, { role }))}
            onReset={() => makeLink(person)}
            onRemove={() => setRemoving(person)}
          />
        ))}
      </ul>
      {removing && (
        <ConfirmChange
          title={`Remove ${removing.name}?`}
          description="Their sessions and tokens end at once. Their corrections and comments stay, under their name. Trees that they took and have not finished are free again; tasks that were given to them by name wait on the page of tasks to be handed on."
          confirmLabel="Remove"
          act={() => api.delete(`/api/people/${removing.id}`)}
          onClose={() => setRemoving(null)}
        />
      )}
      <Dialog
        open={reset !== null}
        onOpenChange={(open) => !open && setReset(null)}
        title={`Send ${reset?.name} this link`}
        description="It sets a new password, once, within 24 hours. It cannot be shown again."
      >
        {reset && <ShownOnce label="Link to a new password" value={reset.url} />}
      </Dialog>
    </>
  );
}

interface PersonRowProps {
  readonly person: Person;
  readonly isMe: boolean;
  readonly onRole: (role: Person['role']) => void;
  readonly onReset: () => void;
  readonly onRemove: () => void;
}

function PersonRow({ person, isMe, onRole, onReset, onRemove }: PersonRowProps) {
  const { name, email, removedAt, tasks, corrections } = person;
  return (
    <li className={rowClass}>
      <div className="min-w-48 flex-1">
        <p className="wrap-anywhere flex flex-wrap items-center gap-x-2 font-medium">
          {name}
          {isMe && <Badge tone="leaf">You</Badge>}
          {removedAt !== null && <Badge>Removed</Badge>}
        </p>
        <p className="wrap-anywhere text-ink-faint text-sm tabular-nums">
          {email} · {counted(tasks, 'tree')} given · {counted(corrections, 'correction')}
        </p>
      </div>
      {removedAt === null && (
        <div className="flex flex-wrap items-center gap-2">
          <div className="w-36">
            <Select
              aria-label={`Role of ${name}`}
              value={person.role}
              onChange={(event) => {
                const role = roles.find((each) => each === event.target.value);
                if (role) onRole(role);
              }}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {roleWords[role].name}
                </option>
              ))}
            </Select>
          </div>
          <Button size="sm" aria-label={`New password for ${name}`} onClick={onReset}>
            New password
          </Button>
          <Button size="sm" variant="ghost" aria-label={`Remove ${name}`} onClick={onRemove}>
            Remove
          </Button>
        </div>
      )}
    </li>
  );
}
