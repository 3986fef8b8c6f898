'use client';

import { useState } from 'react';

import { EstimateView } from '@/components/new-run/estimate-view';
import { startLabel } from '@/components/new-run/estimate-words';
import { InstructionField } from '@/components/new-run/instruction-field';
import { type SteerableStep, stepLabels } from '@/components/new-run/steps';
import { useEstimate } from '@/components/new-run/use-estimate';
import { useStart } from '@/components/new-run/use-start';
import { FormDialog } from '@/components/ui/form-dialog';
import type { Run, StartLlmRun } from '@/lib/api/run-contract';

import { runAgainOf } from './run-again-body';

interface RunAgainProps {
  readonly run: Run;
  readonly settings: StartLlmRun;
  readonly step: SteerableStep;
  readonly onClose: () => void;
}

/** A new run that takes over what came before a step, and does that step anew with an instruction. */
export function RunAgain({ run, settings, step, onClose }: RunAgainProps) {
  const [instruction, setInstruction] = useState(settings.instructions[step] ?? '');
  const body = runAgainOf(run.id, settings, step, instruction);
  const state = useEstimate(run.topicId, body);
  const { starting, failure, start } = useStart(run.topicId, onClose);
  const asked = state.pending ? null : state.estimate;
  return (
    <FormDialog
      title={`Run again from “${stepLabels[step]}”`}
      description={
        step === 'claims'
          ? 'A new run with the same settings.'
          : 'A new run with the same settings. It uses again what came before this step, which the estimate counts in.'
      }
      submitLabel={startLabel(asked)}
      busy={starting}
      failure={failure}
      onSubmit={() => start(asked?.asks ? { ...body, approve: true } : body)}
      onClose={onClose}
    >
      <InstructionField
        label="Instruction for this step"
        hint="A question that has been asked before is answered from the record: change something."
        value={instruction}
        onValue={setInstruction}
      />
      <EstimateView {...state} />
    </FormDialog>
  );
}
