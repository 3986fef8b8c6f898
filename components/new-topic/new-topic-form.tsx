'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';

import { Button, buttonClass } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { useCall } from '@/components/ui/use-call';
import { counted } from '@/components/ui/words';
import { api } from '@/lib/api/client';
import type { TopicCreated } from '@/lib/api/import-contract';

import { FileImport } from './file-import';
import { suggestTitle } from './suggest-title';
import { useImport } from './use-import';

/** Title and files, what is in them, then the topic. Nothing is saved before the button is pressed. */
export function NewTopicForm() {
  const router = useRouter();
  const chosen = useImport('/api/topics');
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { busy, failure, run } = useCall({ leaves: true });
  const titleRef = useRef<HTMLInputElement>(null);
  const title = typed ?? suggestTitle(chosen.files[0]?.name ?? '');
  const { outcome, studies } = chosen;

  function create(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (!title.trim()) titleRef.current?.focus();
    const form = chosen.form(title.trim());
    if (!title.trim() || studies === 0 || form === null || busy) return;
    void run(async () => {
      const topic = await api.post<TopicCreated>('/api/topics', form);
      router.push(`/topics/${topic.id}`);
    });
  }

  return (
    <form onSubmit={create} noValidate className="space-y-5">
      <Field
        label="Title"
        hint="The review question, or what the papers have in common."
        error={asked && !title.trim() ? 'Give the topic a title.' : null}
      >
        {(control) => (
          <Input
            {...control}
            ref={titleRef}
            large
            maxLength={300}
            autoComplete="off"
            value={title}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <FileImport chosen={chosen} />
      <Failure message={failure} />
      <div className="flex items-center justify-end gap-2 border-t pt-4">
        {outcome?.preview && studies === 0 && (
          <p className="mr-auto text-danger-ink text-sm">These files hold no study.</p>
        )}
        <Link href="/" className={buttonClass({ variant: 'ghost', size: 'lg' })}>
          Cancel
        </Link>
        <Button type="submit" variant="primary" size="lg" busy={busy} disabled={studies === 0}>
          {studies > 0
            ? `Create topic with ${counted(studies, 'study', 'studies')}`
            : 'Create topic'}
        </Button>
      </div>
    </form>
  );
}
