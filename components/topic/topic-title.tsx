'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Input } from '@/components/ui/input';
import { sayFailure } from '@/components/ui/say-failure';
import { api } from '@/lib/api/client';

interface TopicTitleProps {
  readonly topicId: string;
  readonly title: string;
  readonly renaming: boolean;
  readonly onRenamed: () => void;
}

/** The page's heading; while renaming, a field in its place. Enter saves, Escape leaves it as it was. */
export function TopicTitle({ topicId, title, renaming, onRenamed }: TopicTitleProps) {
  if (renaming) return <TitleForm topicId={topicId} title={title} onRenamed={onRenamed} />;
  const isLong = title.length > 120;
  return (
    <h1 className={cx('text-pretty break-words font-serif', isLong ? 'text-xl' : 'text-2xl')}>
      {title}
    </h1>
  );
}

function TitleForm({ topicId, title, onRenamed }: Omit<TopicTitleProps, 'renaming'>) {
  const router = useRouter();
  const [value, setValue] = useState(title);
  const [saving, startTransition] = useTransition();

  function save(event: FormEvent) {
    event.preventDefault();
    const next = value.trim();
    if (!next || next === title) return onRenamed();
    startTransition(async () => {
      try {
        await api.patch(`/api/topics/${topicId}`, { title: next });
        router.refresh();
        onRenamed();
      } catch (error) {
        sayFailure(error);
      }
    });
  }

  return (
    <form onSubmit={save} className="flex flex-wrap gap-2">
      <h1 className="sr-only">{title}</h1>
      <Input
        aria-label="Title"
        autoFocus
        large
        maxLength={300}
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onRenamed()}
        className="min-w-64 flex-1"
      />
      <Button type="submit" variant="primary" size="lg" busy={saving}>
        Save
      </Button>
      <Button size="lg" onClick={onRenamed}>
        Cancel
      </Button>
    </form>
  );
}
