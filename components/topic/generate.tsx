'use client';

import { Settings2, Sprout } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';

import { Button, type ButtonSize } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { toast } from '@/components/ui/toast-queue';
import { failureMessage } from '@/lib/api/client';

import { defaultSettings, type RunSettings, startLocalRun } from './start-run';

interface GenerateProps {
  readonly topicId: string;
  readonly size?: ButtonSize;
  readonly disabled?: boolean;
}

/** Starts a run at once; what is behind the second button changes how. */
export function Generate({ topicId, size, disabled }: GenerateProps) {
  const router = useRouter();
  const [settings, setSettings] = useState(defaultSettings);
  const [starting, setStarting] = useState(false);
  const [refreshing, startTransition] = useTransition();

  async function generate() {
    setStarting(true);
    try {
      await startLocalRun(topicId, settings);
      startTransition(() => router.refresh());
    } catch (error) {
      toast(failureMessage(error), { tone: 'danger' });
    }
    setStarting(false);
  }

  return (
    <div className="flex gap-px">
      <Button
        variant="primary"
        size={size}
        disabled={disabled}
        busy={starting || refreshing}
        onClick={generate}
        className="rounded-r-none"
      >
        {!(starting || refreshing) && <Sprout aria-hidden size={15} />}
        Generate
      </Button>
      <Popover
        label="Options of the next run"
        trigger={
          <Button
            variant="primary"
            size={size}
            icon
            disabled={disabled}
            aria-label="Run options"
            className="rounded-l-none"
          >
            <Settings2 aria-hidden size={15} />
          </Button>
        }
      >
        <RunOptions settings={settings} onSettings={setSettings} />
      </Popover>
    </div>
  );
}

interface RunOptionsProps {
  readonly settings: RunSettings;
  readonly onSettings: (settings: RunSettings) => void;
}

function RunOptions({ settings, onSettings }: RunOptionsProps) {
  return (
    <div className="space-y-3.5">
      <div>
        <p className="font-medium">Local engine</p>
        <p className="mt-0.5 text-ink-soft text-sm">
          No language model: it clusters the studies by the terms they share, on this machine. The
          same studies give the same tree.
        </p>
      </div>
      <NumberChoice
        label="Root categories, at most"
        numbers={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}
        value={settings.maxRootCategories}
        onValue={(maxRootCategories) => onSettings({ ...settings, maxRootCategories })}
      />
      <NumberChoice
        label="Levels of categories, at most"
        numbers={[1, 2, 3, 4]}
        value={settings.maxDepth}
        onValue={(maxDepth) => onSettings({ ...settings, maxDepth })}
      />
    </div>
  );
}

interface NumberChoiceProps {
  readonly label: string;
  readonly numbers: readonly number[];
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function NumberChoice({ label, numbers, value, onValue }: NumberChoiceProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={(event) => onValue(Number(event.target.value))}
        >
          {numbers.map((number) => (
            <option key={number}>{number}</option>
          ))}
        </Select>
      )}
    </Field>
  );
}
