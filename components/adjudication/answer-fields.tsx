'use client';

import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { Answer, AnswerOf } from '@/lib/adjudication/answer';
import type { Adjudication, AdjudicationItem } from '@/lib/api/adjudication-contract';

import { Choices } from './choices';
import { membersOf } from './members';
import { SiblingsFields } from './siblings-fields';

interface AnswerFieldsProps {
  readonly answer: Answer;
  readonly item: AdjudicationItem;
  readonly adjudication: Adjudication;
  readonly onAnswer: (answer: Answer) => void;
}

/** What can be said about an item, by its kind. */
export function AnswerFields({ answer, item, adjudication, onAnswer }: AnswerFieldsProps) {
  switch (answer.kind) {
    case 'name':
      return (
        <Field label="Name">
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={200}
              value={answer.text}
              onChange={({ target }) => onAnswer({ ...answer, text: target.value })}
            />
          )}
        </Field>
      );
    case 'note':
      return (
        <Field label="Scope note" hint="What belongs here and what does not; empty for none.">
          {(control) => (
            <Textarea
              {...control}
              autoFocus
              value={answer.text}
              onChange={({ target }) => onAnswer({ ...answer, text: target.value })}
            />
          )}
        </Field>
      );
    case 'link':
      return (
        <CategorySelect
          label="It belongs"
          none="at the root"
          value={answer.parentId}
          except={item.categoryId}
          adjudication={adjudication}
          onValue={(parentId) => onAnswer({ ...answer, parentId })}
        />
      );
    case 'category':
      return <ExistenceFields {...{ answer, item, adjudication, onAnswer }} />;
    case 'pair':
      return (
        <Choices
          label="Is the study in the category?"
          value={String(answer.isIn)}
          choices={[
            ['true', 'It belongs here'],
            ['false', 'It does not belong here'],
          ]}
          hint="To put it somewhere else as well, edit the final tree freely."
          onValue={(value) => onAnswer({ ...answer, isIn: value === 'true' })}
        />
      );
    case 'siblings':
      return (
        <SiblingsFields
          answer={answer}
          members={membersOf(adjudication.categories, item.categoryId)}
          onAnswer={onAnswer}
        />
      );
  }
}

function ExistenceFields({
  answer,
  item,
  adjudication,
  onAnswer,
}: AnswerFieldsProps & { readonly answer: AnswerOf<'category'> }) {
  const isThere = adjudication.categories.some(({ id }) => id === item.categoryId);
  const value = answer.isThere ? 'there' : answer.mergedInto === null ? 'gone' : 'merged';
  const [first] = adjudication.categories.filter(({ id }) => id !== item.categoryId);
  const merged = isThere && first ? ([['merged', 'Merge it into another']] as const) : [];
  return (
    <div className="space-y-3">
      <Choices
        label="Is it in the final tree?"
        value={value}
        choices={[
          ['there', isThere ? 'Keep it' : 'Add it'],
          ['gone', isThere ? 'Remove it' : 'Leave it out'],
          ...merged,
        ]}
        onValue={(chosen) =>
          onAnswer({
            kind: 'category',
            isThere: chosen === 'there',
            mergedInto: chosen === 'merged' ? (first?.id ?? null) : null,
          })
        }
      />
      {value === 'merged' && (
        <CategorySelect
          label="Into"
          value={answer.mergedInto}
          except={item.categoryId}
          adjudication={adjudication}
          onValue={(mergedInto) => onAnswer({ ...answer, mergedInto })}
        />
      )}
    </div>
  );
}

interface CategorySelectProps {
  readonly label: string;
  /** What no category is called; without it one must be chosen. */
  readonly none?: string;
  readonly value: string | null;
  readonly except: string | null;
  readonly adjudication: Adjudication;
  readonly onValue: (id: string | null) => void;
}

/** Typing a name goes to it. */
function CategorySelect({
  label,
  none,
  value,
  except,
  adjudication,
  onValue,
}: CategorySelectProps) {
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          autoFocus
          value={value ?? ''}
          onChange={({ target }) => onValue(target.value === '' ? null : target.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {adjudication.categories
            .filter(({ id }) => id !== except)
            .map(({ id, name, depth }) => (
              <option key={id} value={id}>
                {'\u00a0'.repeat(depth * 3)}
                {name}
              </option>
            ))}
        </Select>
      )}
    </Field>
  );
}
