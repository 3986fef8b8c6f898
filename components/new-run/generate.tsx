'use client';

import { Sprout } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import { Button, type ButtonSize } from '@/components/ui/button';
import { useEarlyLoad } from '@/components/ui/use-early-load';
import type { ModelSettings } from '@/lib/api/model-contract';
import type { TreeSummary } from '@/lib/api/tree-contract';

const loadDialog = () => import('./new-run-dialog').then((each) => each.NewRunDialog);
const NewRunDialog = dynamic(loadDialog, { ssr: false });
const early = [loadDialog];

interface GenerateProps {
  readonly topicId: string;
  readonly settings: ModelSettings;
  /** The topic's trees, which a run can begin with. */
  readonly trees?: readonly TreeSummary[];
  /** The dialog is open at first, and begins with this tree. */
  readonly opensWith?: string | null;
  readonly size?: ButtonSize;
  /** Why no run can be started now. */
  readonly whyNot?: string | null;
}

/** Opens the dialog that starts a run. */
export function Generate(props: GenerateProps) {
  const { topicId, settings, trees = [], opensWith = null, size, whyNot = null } = props;
  const [isOpen, setOpen] = useState(opensWith !== null && whyNot === null);
  useEarlyLoad(early);
  const close = () => {
    setOpen(false);
    if (opensWith !== null) window.history.replaceState(null, '', `/topics/${topicId}`);
  };
  return (
    <>
      {/* The button itself hears no pointer while it is disabled. */}
      <span title={whyNot ?? undefined}>
        <Button
          variant="primary"
          size={size}
          disabled={whyNot !== null}
          onClick={() => setOpen(true)}
        >
          <Sprout aria-hidden size={15} />
          Generate
        </Button>
      </span>
      {isOpen && (
        <NewRunDialog
          topicId={topicId}
          settings={settings}
          trees={trees}
          frame={opensWith ?? ''}
          onClose={close}
        />
      )}
    </>
  );
}
