'use client';

import { Pencil } from 'lucide-react';
import { useState } from 'react';

import { Highlight } from '@/components/study-list/highlight';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import { WhyButton } from '@/components/why/why-button';
import { MAX_NOTE_LENGTH, noteProblem } from '@/lib/tree/text';
import type { Category } from '@/lib/tree/value';

import { planDescribe } from './category-plans';
import { useEditor } from './editor-context';

/** What belongs in the category and what does not: shown, and edited in place. */
export function ScopeNote({ category }: { category: Category }) {
  const { data, editable, matches } = useEditor();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) return <NoteForm category={category} onClose={() => setEditing(false)} />;
  if (!category.scopeNote && !editable) return null;
  return (
    <div className="max-h-24 max-w-[80ch] overflow-auto whitespace-pre-line break-words text-ink-soft text-sm">
      <Highlight text={category.scopeNote} words={matches?.words ?? null} />
      {data.evidence.length > 0 && <WhyButton treeId={data.tree.id} category={category} />}
      {editable && (
        <button
          type="button"
          aria-label="Edit scope note"
          title="Edit the scope note"
          onClick={() => setEditing(true)}
          className="-my-1 inline-flex min-h-6 min-w-6 items-center justify-center gap-1 rounded-sm px-1 align-middle text-ink-faint text-xs hover:bg-hover hover:text-ink"
        >
          <Pencil aria-hidden size={12} />
          {!category.scopeNote && 'Add a scope note: what belongs here, what does not'}
        </button>
      )}
    </div>
  );
}

function NoteForm({ category, onClose }: { category: Category; onClose: () => void }) {
  const { value, perform } = useEditor();
  const [note, setNote] = useState(category.scopeNote);
  const trimmed = note.trim();
  const problem = noteProblem(trimmed);
  const save = () => {
    if (problem) return;
    if (trimmed === category.scopeNote || perform(planDescribe(value, category.id, trimmed)))
      onClose();
  };
  return (
    <form
      className="mt-1 max-w-[75ch]"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Textarea
        autoFocus
        aria-label="Scope note"
        aria-invalid={problem ? true : undefined}
        maxLength={MAX_NOTE_LENGTH}
        placeholder="What belongs here, and what does not"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
        className="text-sm"
      />
      {problem && (
        <p role="alert" className="mt-1 text-danger-ink text-xs">
          {problem}
        </p>
      )}
      <div className="mt-1.5 flex gap-1.5">
        <Button variant="primary" size="sm" type="submit">
          Save note
        </Button>
        <Button variant="ghost" size="sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
