'use client';

import { useState } from 'react';

import { InstructionField } from '@/components/new-run/instruction-field';
import { useEstimate } from '@/components/new-run/use-estimate';
import { spendingWords } from '@/components/run-progress/usage-words';
import { Button } from '@/components/ui/button';
import { Failure } from '@/components/ui/notice';
import { counted } from '@/components/ui/words';
import type { Run, RunDecision } from '@/lib/api/run-contract';

import { decisionOf, listProblem, rootListOf } from './root-list';
import { RootListEditor } from './root-list-editor';
import { remainderOf } from './run-again-body';
import { useContinue } from './use-continue';

interface RootReviewProps {
  readonly run: Run;
  readonly decision: RunDecision;
  readonly onRun: (run: Run) => void;
}

/** The stop after the root categories: a person makes them theirs, or asks for others. */
export function RootReview({ run, decision, onRun }: RootReviewProps) {
  const [list, setList] = useState(() => rootListOf(decision));
  const [instruction, setInstruction] = useState('');
  const { telling, failure, tell } = useContinue(run.id, onRun);
  const problem = listProblem(list);
  const wish = instruction.trim();
  return (
    <section
      aria-labelledby="root-review"
      className="mb-6 rounded-xl border border-warn-line p-4 sm:p-5"
    >
      <h2 id="root-review" className="font-semibold text-lg">
        Look through the root categories
      </h2>
      <p className="mt-0.5 mb-4 max-w-[70ch] text-pretty text-ink-soft text-sm">
        The model proposes{' '}
        {counted(decision.rootCategories.length, 'root category', 'root categories')}. Every study
        will be placed below what stands here. The run waits for as long as it takes.
      </p>
      <RootListEditor list={list} onList={setList} />
      <div className="mt-4 max-w-[70ch]">
        <InstructionField
          label="Instruction"
          hint="In your words, “by setting, not by drug”: for the steps that follow, or for proposing again."
          value={instruction}
          onValue={setInstruction}
        />
      </div>
      <Failure message={failure} className="mt-3" />
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          busy={telling === 'go-on'}
          disabled={problem !== null}
          onClick={() => tell('go-on', decisionOf(list, instruction))}
        >
          Go on with {counted(list.roots.length, 'root category', 'root categories')}
        </Button>
        <Button
          busy={telling === 'again'}
          disabled={wish === ''}
          title={wish === '' ? 'Say in the instruction what should be different' : undefined}
          onClick={() => tell('again', { again: true, instruction: wish })}
        >
          Propose again
        </Button>
        <p className="text-ink-faint text-sm tabular-nums">
          {problem ?? <WhatRemains run={run} rootCategories={list.roots.length} />}
          {wish === '' && !problem && ' To propose again, say what should be different.'}
        </p>
      </div>
    </section>
  );
}

/** What going on with so many root categories takes. */
function WhatRemains({ run, rootCategories }: { run: Run; rootCategories: number }) {
  const { settings } = run;
  const body = settings.engine === 'llm' ? remainderOf(run.id, settings, rootCategories) : null;
  const { estimate } = useEstimate(run.topicId, body);
  return estimate && <>About {spendingWords(estimate)} to go.</>;
}
