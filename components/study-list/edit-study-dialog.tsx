'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
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
  const [fields, setFields] = useState(fieldsOf(study));
  const { busy, failure, change } = useChange();
  const set = (name: keyof typeof fields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value });

  const save = () =>
    change(async () => {
      await api.patch(`/api/topics/${topicId}/studies/${study.id}`, fields);
      toast('Study corrected');
      onClose();
    });

  return (
    <FormDialog
      size="lg"
      title={`Correct study ${study.number}`}
      description="Trees keep it where it is. What was imported is kept beside your correction."
      submitLabel="Save"
      busy={busy}
      failure={failure}
      aside={
        study.imported && (
          <Button
            className="mr-auto"
            onClick={() => setFields(fieldsOf({ ...study, ...study.imported }))}
          >
            Put back what was imported
          </Button>
        )
      }
      onSubmit={save}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
