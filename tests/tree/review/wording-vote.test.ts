import { describe, expect, it } from 'vitest';

import { type StudyText, WordingVote } from '@/lib/tree/review/wording-vote';

import { tree } from '../../support/tree-dsl';

const text = (id: string, title: string, abstract = ''): StudyText => ({ id, title, abstract });

const studies = [
  text('s1', 'Reminders for hand hygiene in wards', 'Reminder posters raised hand washing.'),
  text('s2', 'Electronic reminders and hand hygiene', 'Reminder messages to nurses, hand rub.'),
  text('s3', 'Hand hygiene reminders on screens', 'Screens with reminders and hand rub.'),
  text('s4', 'Opioid prescribing defaults', 'Default pill counts lowered opioid prescribing.'),
  text('s5', 'Defaults in opioid orders', 'Order sets with lower default opioid pill counts.'),
  text('s6', 'Default pill counts for opioids', 'Prescribing fell with a lower default.'),
  text('s7', 'Hand rub dispensers with reminders', 'Reminder lights for hand hygiene.'),
  text('s8', ''),
];

const value = tree`
  Hand hygiene [s1 s2 s3]
    Screens [s3]
  Opioid prescribing [s4 s5 s6 s7]
  - s8
`;
const vote = WordingVote.of(value, studies);

describe('the vote of the wording', () => {
  it('doubts a study that reads like another category, and not one that reads like its own', () => {
    expect(vote.doubt('s7', 'opioid-prescribing')).toBeGreaterThan(0.5);
    expect(vote.doubt('s4', 'opioid-prescribing')).toBeLessThan(0.5);
  });

  it('finds the category that a study is missing from, and speaks for asking about it', () => {
    const [missing = ''] = vote.missing('s7');
    expect(missing).toBe('screens');
    expect(vote.doubt('s7', missing)).toBeGreaterThan(0.5);
  });

  it('can be taken in steps, none of which is about more than a study', () => {
    const steps = WordingVote.steps(value, studies);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count += 1;
    expect(count).toBeGreaterThanOrEqual(4 * studies.length);
    for (const { id } of studies) expect(step.value.missing(id)).toEqual(vote.missing(id));
  });

  it('does not count a study as its own evidence', () => {
    const alone = tree`
      Zebras [s4]
      Opioid prescribing [s5 s6]
    `;
    const own = WordingVote.of(alone, studies.slice(3, 6)).doubt('s4', 'zebras');
    expect(own).toBeGreaterThan(0.5);
  });

  it('asks about no category that is far off beside the study’s own', () => {
    expect(vote.missing('s1')).not.toContain('opioid-prescribing');
    expect(vote.missing('s4')).toEqual([]);
  });

  it('never asks about a category that the study is in from below, nor about one twice over', () => {
    expect(vote.missing('s3')).not.toContain('hand-hygiene');
    expect(vote.missing('s7')).not.toContain('hand-hygiene');
  });

  it('says nothing about a study without words, or one that it was not given', () => {
    expect(vote.missing('s8')).toEqual([]);
    expect(vote.doubt('s8', 'screens')).toBe(0.5);
    expect(vote.missing('nobody')).toEqual([]);
    expect(vote.doubt('nobody', 'screens')).toBe(0.5);
  });

  it('reads a category’s name and scope note as well as its studies', () => {
    const named = tree`
      Hand hygiene
      Opioid prescribing [s4 s5 s6]
      - s1 s2 s3
    `;
    const byName = WordingVote.of(named, studies.slice(0, 6));
    expect(byName.missing('s1')[0]).toBe('hand-hygiene');
  });
});
