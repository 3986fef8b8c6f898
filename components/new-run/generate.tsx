'use client';

import { Sprout } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import { Button, type ButtonSize } from '@/components/ui/button';
import type { ModelSettings } from '@/lib/api/model-contract';

const NewRunDialog = dynamic(() => import('./new-run-dialog').then((each) => each.NewRunDialog), {
  ssr: false,
});

interface GenerateProps {
  readonly topicId: string;
  readonly settings: ModelSettings;
  readonly size?: ButtonSize;
  readonly disabled?: boolean;
}

/** Opens the dialog that starts a run. */
export function Generate({ topicId, settings, size, disabled }: GenerateProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" size={size} disabled={disabled} onClick={() => setOpen(true)}>
        <Sprout aria-hidden size={15} />
        Generate
      </Button>
      {isOpen && (
        <NewRunDialog topicId={topicId} settings={settings} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
