'use client';

import { type FormEvent, useId, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Failure } from '@/components/ui/notice';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast-queue';
import { useChange } from '@/components/ui/use-change';
import { api } from '@/lib/api/client';
import type { Study } from '@/lib/api/topic-contract';

interface EditStudyDialogProps {
  readonly topicId: string;
  readonly study: Study;
  readonly onClose: () => void;
}

function fieldsOf({ title, abstract, doi, pmid }: Study) {
  return { title, abstract, doi: doi ?? '', pmid: pmid ?? '' };
}

/** Corrects title, abstract and identifiers; what was imported stays, and can be put back. */
export function EditStudyDialog({ topicId, study, onClose }: EditStudyDialogProps) {
  const formId = useId();
  const [fields, setFields] = useState(fieldsOf(study));
  const { busy, failure, change } = useChange();
  const set = (name: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value });

  function save(event: FormEvent) {
    event.preventDefault();
    void change(async () => {
      await api.patch(`/api/topics/${topicId}/studies/${study.id}`, fields);
      toast('Study corrected');
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      size="lg"
      title={`Correct study ${study.number}`}
      description="Trees keep it where it is. What was imported is kept beside your correction."
      footer={
        <>
          {study.imported && (
            <Button
              className="mr-auto"
              onClick={() => setFields(fieldsOf({ ...study, ...study.imported }))}
            >
              Put back what was imported
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} noValidate className="space-y-4">
        <Field label="Title">
          {(control) => (
            <Textarea {...control} rows={2} value={fields.title} onChange={set('title')} />
          )}
        </Field>
        <Field label="Abstract">
          {(control) => (
            <Textarea {...control} rows={8} value={fields.abstract} onChange={set('abstract')} />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="DOI">
            {(control) => <Input {...control} value={fields.doi} onChange={set('doi')} />}
          </Field>
          <Field label="PubMed id">
            {(control) => (
              <Input {...control} inputMode="numeric" value={fields.pmid} onChange={set('pmid')} />
            )}
          </Field>
        </div>
        <Failure message={failure} />
      </form>
    </Dialog>
  );
}
