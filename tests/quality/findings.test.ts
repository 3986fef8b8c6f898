import { describe, expect, it } from 'vitest';

import { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import { findingsOf } from '@/lib/quality/findings';
import { Sheet } from '@/lib/quality/sheet';

import {
  add,
  assign,
  judge,
  judgeGroup,
  judgeLink,
  merge,
  move,
  remove,
  Session,
  unassign,
} from '../datasets/sessions';
import { tree } from '../support/tree-dsl';

const base = tree`
  Interventions
    Reminders [s0 s1 s2]
    Alerts [s3]
  Barriers [s4]
  - s5
`;

function found(session: Session, options?: Parameters<Session['correction']>[0]) {
  const correction = session.correction(options);
  const labels = new AnnotatorLabels(correction);
  const studies = base.studyIds.map((id) => ({ id }));
  return findingsOf({ base, value: correction.value, labels, studies });
}

const complete = { complete: true };

describe('what a correction says about its tree', () => {
  it('is nothing at all while nobody has decided anything', () => {
    const findings = found(new Session(base));
    expect(findings).toMatchObject({ links: [], groups: [], studies: [], decisions: [] });
    expect(findings.changes).toEqual({ moves: [], missing: [], needless: [] });
    expect(findings.pairCoverage).toEqual({ decided: 0, total: 24 });
    expect(findings.linkCoverage).toEqual({ decided: 0, total: 2 });
    expect(findings.groupCoverage).toEqual({ decided: 0, total: 2 });
  });

  it('is that all of it is right when it is called complete as it stands', () => {
    const { links, groups, studies, categories } = found(new Session(base), complete);
    expect(links).toEqual([1, 1]);
    expect(groups).toEqual([1, 1]);
    // s0 to s3 are in one category and the one above it; s4 in a root category; s5 nowhere.
    expect(studies).toHaveLength(5);
    expect(categories.map(({ counts }) => counts.right)).toEqual([4, 3, 1, 1]);
    expect(categories.every(({ counts }) => counts.wrong + counts.missing === 0)).toBe(true);
  });

  it('counts a study that was moved as wrong where it was and missing where it went, above too', () => {
    const session = new Session(base);
    session.do(unassign('s2', 'reminders'), assign('s2', 'barriers'));
    const { changes, categories } = found(session, complete);
    const { moves, missing, needless } = changes;
    expect(moves).toEqual([{ from: 'Reminders', to: 'Barriers', turn: 'elsewhere' }]);
    expect([missing, needless]).toEqual([[], []]);
    const counts = Object.fromEntries(categories.map((each) => [each.name, each.counts]));
    expect(counts.Interventions).toEqual({ right: 3, wrong: 1, missing: 0 });
    expect(counts.Reminders).toEqual({ right: 2, wrong: 1, missing: 0 });
    expect(counts.Barriers).toEqual({ right: 1, wrong: 0, missing: 1 });
  });

  it('tells narrower, broader, sibling and added targets apart', () => {
    const deep = new Session(base);
    deep.do(unassign('s0', 'reminders'), assign('s0', 'interventions'));
    deep.do(unassign('s1', 'reminders'), assign('s1', 'alerts'));
    deep.do(add('nudges', null), unassign('s4', 'barriers'), assign('s4', 'nudges'));
    expect(found(deep).changes.moves.map(({ turn }) => turn)).toEqual([
      'broader',
      'sibling',
      'added',
    ]);
    const above = tree`
      Interventions [s0]
        Reminders
    `;
    const session = new Session(above);
    session.do(unassign('s0', 'interventions'), assign('s0', 'reminders'));
    const correction = session.correction();
    const { changes } = findingsOf({
      ...{ base: above, value: correction.value, labels: new AnnotatorLabels(correction) },
      studies: [{ id: 's0' }],
    });
    expect(changes.moves.map(({ turn }) => turn)).toEqual(['narrower']);
  });

  it('names what a study is missing from, and what it was in needlessly', () => {
    const session = new Session(base);
    session.do(assign('s5', 'barriers'));
    session.do(judge('s4', 'barriers', 'does-not-belong'), unassign('s4', 'barriers'));
    const { missing, needless, moves } = found(session).changes;
    expect(missing).toEqual([{ category: 'Barriers', isAdded: false }]);
    expect(needless).toEqual(['Barriers']);
    expect(moves).toEqual([]);
  });

  it('blames nobody’s place when a category is removed or merged', () => {
    const session = new Session(base);
    session.do(merge('alerts', 'reminders'), remove('barriers'));
    const { changes, categories } = found(session, complete);
    expect(changes).toEqual({ moves: [], missing: [], needless: [] });
    expect(categories.find(({ name }) => name === 'Barriers')?.counts.wrong).toBe(1);
    expect(categories.find(({ name }) => name === 'Alerts')?.counts).toMatchObject({ right: 1 });
  });

  it('takes a broken link and a group taken apart from the labels of the datasets', () => {
    const session = new Session(base);
    session.do(move('alerts', null), judgeGroup(null, 'incoherent', 'barriers'));
    session.do(judgeLink('interventions', 'reminders', 'correct'));
    const { links, groups } = found(session);
    expect(links.toSorted()).toEqual([0, 1]);
    expect(groups).toEqual([0, 0]);
  });

  it('has the decisions on what the tree says, with whether its answer was shown', () => {
    const session = new Session(base);
    session.do(judge('s0', 'reminders', 'belongs'));
    session.do(judge('s5', 'barriers', 'belongs'), assign('s5', 'barriers'));
    session.do(judge('s3', 'alerts', 'does-not-belong'), unassign('s3', 'alerts'));
    const { decisions } = found(session);
    expect(decisions).toEqual([
      { exposure: 'shown', accepted: true, seconds: 2 },
      { exposure: 'shown', accepted: false, seconds: 2 },
    ]);
  });

  it('leaves out what was undone', () => {
    const session = new Session(base);
    session.undo(session.do(unassign('s0', 'reminders'), assign('s0', 'barriers')));
    expect(found(session).changes.moves).toEqual([]);
    expect(found(session, complete).categories.every(({ counts }) => counts.wrong === 0)).toBe(
      true,
    );
  });
});

describe('the figures of several corrections', () => {
  it('are over all of their items together, with the number of items', () => {
    const one = new Session(base);
    one.do(unassign('s2', 'reminders'), assign('s2', 'barriers'));
    const sheet = new Sheet();
    sheet.add(found(one, complete));
    sheet.add(found(new Session(base), complete));
    const { corrections, links, groups, assignments } = sheet.figures();
    expect(corrections).toBe(2);
    expect(links).toMatchObject({ value: 1, items: 4 });
    expect(groups).toMatchObject({ value: 1, items: 4 });
    // 9 right in the second, 7 in the first; s2 wrong in two categories and missing from one.
    expect(assignments).toMatchObject({ right: 16, wrong: 2, missing: 1 });
    expect(assignments.precision).toMatchObject({ value: 16 / 18, items: 18 });
    expect(assignments.recall).toMatchObject({ value: 16 / 17, items: 17 });
    expect(assignments.f1).toMatchObject({ value: 32 / 35, items: 19 });
    const [roots, below] = sheet.levels();
    expect(roots).toMatchObject({ right: 9, wrong: 1, missing: 1 });
    expect(below).toMatchObject({ right: 7, wrong: 1, missing: 0 });
  });

  it('are not defined without corrections', () => {
    const { links, assignments } = new Sheet().figures();
    const nothing = { value: null, low: null, high: null, items: 0 };
    expect(links).toEqual(nothing);
    expect(assignments).toMatchObject({ precision: nothing, recall: nothing, f1: nothing });
  });
});
