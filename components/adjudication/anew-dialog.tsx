'use client';

import { useState } from 'react';

import { FormDialog } from '@/components/ui/form-dialog';
import type { Answer } from '@/lib/adjudication/answer';
import type { Adjudication, AdjudicationItem } from '@/lib/api/adjudication-contract';

import { AnswerFields } from './answer-fields';
import { type NameOf, type TitleOf, wordsOf } from './words';

interface AnewDialogProps {
  readonly item: AdjudicationItem;
  readonly adjudication: Adjudication;
  readonly nameOf: NameOf;
  readonly titleOf: TitleOf;
  readonly onClose: () => void;
  readonly onAnswer: (answer: Answer) => void;
}

/** Decides an item as nobody, or anybody, has it. */
export function AnewDialog(props: AnewDialogProps) {
  const { item, adjudication, nameOf, titleOf, onClose, onAnswer } = props;
  const [answer, setAnswer] = useState<Answer>(() => startOf(item));
  const { kind, title, within } = wordsOf(item, nameOf, titleOf);
  const asked = kind.endsWith('?') ? kind : `${kind}:`;
  const isBlank = answer.kind === 'name' && answer.text.trim() === '';
  const decide = () => {
    onClose();
    onAnswer('text' in answer ? { ...answer, text: answer.text.trim() } : answer);
  };
  return (
    <FormDialog
      title="Decide anew"
      description={`${asked} ${within === null ? title : `${title}, in ${within}`}`}
      submitLabel="Decide"
      busy={false}
      disabled={isBlank}
      onSubmit={decide}
      onClose={onClose}
    >
      <AnswerFields answer={answer} item={item} adjudication={adjudication} onAnswer={setAnswer} />
    </FormDialog>
  );
}

function startOf({ now, answers, kind }: AdjudicationItem): Answer {
  const answer = now ?? answers.find((each) => each !== null);
  if (!answer) throw new Error(`Nobody says anything about this ${kind}.`);
  // What is decided is confirmed; a doubt of before does not stay.
  return answer.kind === 'link' || answer.kind === 'pair' ? { ...answer, verdict: null } : answer;
}
