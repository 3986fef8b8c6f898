'use client';

import { useState } from 'react';

import { spendingWords } from '@/components/run-progress/usage-words';
import { FormDialog } from '@/components/ui/form-dialog';
import type { ModelSettings } from '@/lib/api/model-contract';
import type { TreeSummary } from '@/lib/api/tree-contract';

import { EngineChoice } from './engine-choice';
import { EstimateView } from './estimate-view';
import { startLabel } from './estimate-words';
import { FrameChoice } from './frame-choice';
import { type DraftProps, LlmOptions } from './llm-options';
import { NumberChoice } from './number-choice';
import { newDraft, startRunOf } from './run-draft';
import { useEstimate } from './use-estimate';
import { useStart } from './use-start';

interface NewRunDialogProps {
  readonly topicId: string;
  readonly settings: ModelSettings;
  readonly trees: readonly TreeSummary[];
  /** Id of the tree that is chosen at first; '': none. */
  readonly frame: string;
  readonly onClose: () => void;
}

/** How the next tree is to be made; says what that takes before it starts. */
export function NewRunDialog({ topicId, settings, trees, frame, onClose }: NewRunDialogProps) {
  const [draft, setDraft] = useState(() => {
    return newDraft(settings, trees.some(({ id }) => id === frame) ? frame : '');
  });
  const body = startRunOf(draft, settings);
  const state = useEstimate(topicId, body);
  const { starting, failure, start } = useStart(topicId, onClose);
  const isLlm = draft.engine === 'llm';
  const hasFrame = draft.frame !== '';
  const asked = isLlm && !state.pending ? state.estimate : null;

  function submit() {
    if (body) void start(body.engine === 'llm' && asked?.asks ? { ...body, approve: true } : body);
  }

  return (
    <FormDialog
      size="lg"
      title={hasFrame ? 'Place the studies in a tree' : 'Generate a tree'}
      submitLabel={startLabel(asked)}
      busy={starting}
      disabled={!body}
      failure={failure}
      aside={
        asked &&
        !asked.asks && (
          <p className="mr-auto self-center text-ink-soft text-sm tabular-nums">
            About {spendingWords(asked)}
          </p>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <EngineChoice
        engine={draft.engine}
        onEngine={(engine) => setDraft({ ...draft, engine })}
        settings={settings}
        hasFrame={hasFrame}
      />
      <FrameChoice
        trees={trees}
        frame={draft.frame}
        onFrame={(chosen) => setDraft({ ...draft, frame: chosen })}
      />
      {!hasFrame && <ShapeChoice draft={draft} onDraft={setDraft} />}
      {isLlm && <LlmOptions draft={draft} onDraft={setDraft} settings={settings} />}
      {isLlm && body && <EstimateView {...state} />}
    </FormDialog>
  );
}

/** How large the tree may become. */
function ShapeChoice({ draft, onDraft }: DraftProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <NumberChoice
        label="Root categories, at most"
        numbers={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}
        value={draft.maxRootCategories}
        onValue={(maxRootCategories) => onDraft({ ...draft, maxRootCategories })}
      />
      <NumberChoice
        label="Levels of categories, at most"
        numbers={[1, 2, 3, 4]}
        value={draft.maxDepth}
        onValue={(maxDepth) => onDraft({ ...draft, maxDepth })}
      />
    </div>
  );
}
