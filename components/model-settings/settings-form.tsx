'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Failure } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast-queue';
import { api, failureMessage } from '@/lib/api/client';
import type { ModelSettings } from '@/lib/api/model-contract';

import { LimitFields } from './limit-fields';
import { PriceTable } from './price-table';
import { ServerFields } from './server-fields';
import { draftOf, type Problems, readSettingsDraft, type SettingsDraft } from './settings-draft';

const path = '/api/settings/model';

/** The settings of the language model: one form, saved as a whole. */
export function SettingsForm({ settings: fromPage }: { settings: ModelSettings }) {
  const router = useRouter();
  const [settings, setSettings] = useState(fromPage);
  const [draft, setDraft] = useState(() => draftOf(fromPage));
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);

  async function send(
    change: unknown,
    said: string,
    draftFrom: (saved: ModelSettings) => SettingsDraft,
  ) {
    setSaving(true);
    setFailure(null);
    try {
      const saved = await api.patch<ModelSettings>(path, change);
      setSettings(saved);
      setDraft(draftFrom(saved));
      toast(said);
      router.refresh();
    } catch (error) {
      setFailure(failureMessage(error));
    }
    setSaving(false);
  }

  function save(event: FormEvent) {
    event.preventDefault();
    const reading = readSettingsDraft(draft, settings);
    setProblems(reading.ok ? {} : reading.problems);
    if (reading.ok) void send(reading.change, 'Settings saved', draftOf);
    else setFailure('Something in these settings cannot be saved yet: see the fields in red.');
  }

  const fields = { draft, problems, onDraft: setDraft };
  return (
    <form noValidate onSubmit={save} className="space-y-9">
      <ServerFields
        {...fields}
        settings={settings}
        onForget={() =>
          send({ apiKey: null }, 'The key is forgotten', () => ({ ...draft, apiKey: '' }))
        }
      />
      <LimitFields {...fields} />
      <PriceTable {...fields} />
      <div className="sticky bottom-0 -mx-4 space-y-3 border-t bg-paper px-4 py-3 sm:mx-0 sm:px-0">
        <Failure message={failure} />
        <Button type="submit" variant="primary" busy={saving}>
          Save settings
        </Button>
      </div>
    </form>
  );
}
