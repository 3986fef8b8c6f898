import { describe, expect, it } from 'vitest';

import { outputModeOf, resultWords, whichWords } from '@/components/model-call/call-words';
import {
  allCalls,
  callsIn,
  callsPath,
  callsState,
  firstPage,
  lastCursor,
  nextCursor,
  withPage,
} from '@/components/run-page/calls-pages';
import {
  addRoot,
  changeRoot,
  decisionOf,
  listProblem,
  mostRoots,
  moveRoot,
  problemsOf,
  putBack,
  type RootList,
  removeRoot,
  rootListOf,
} from '@/components/run-page/root-list';
import { canRunAgainFrom, remainderOf, runAgainOf } from '@/components/run-page/run-again-body';
import { findingGroups } from '@/components/run-page/run-findings';
import { capsOf, settingLines } from '@/components/run-page/settings-words';
import { type CallSummary, continueRunSchema } from '@/lib/api/run-contract';

import { llmRun, llmSettings, localRun, step } from './runs';

const proposal = (name: string) => ({ name, scopeNote: '', entities: ['nudge'], evidenceId: 'k1' });
const proposed = rootListOf({ rootCategories: ['Setting', 'Drug', 'Outcome'].map(proposal) });
const names = ({ roots }: RootList) => roots.map(({ name }) => name);

describe('what is left of a run that waits for its root categories', () => {
  it('is estimated from the step that divides as many as there are now', () => {
    const { maxRootCategories, reuse } = remainderOf('r1', llmSettings, 3);
    expect([maxRootCategories, reuse]).toEqual([3, { runId: 'r1', step: 'categories' }]);
    expect(remainderOf('r1', llmSettings, 0).maxRootCategories).toBe(1);
  });
});

describe('the proposed root categories', () => {
  it('are moved, and stay within the list', () => {
    expect(names(moveRoot(proposed, '2', 0))).toEqual(['Outcome', 'Setting', 'Drug']);
    expect(names(moveRoot(proposed, '0', 9))).toEqual(['Drug', 'Outcome', 'Setting']);
    expect(moveRoot(proposed, 'nobody', 0)).toBe(proposed);
  });

  it('are put back when they were removed, but for those that never had a name', () => {
    const removed = removeRoot(removeRoot(addRoot(proposed, 'n'), 'n'), '1');
    expect(names(removed)).toEqual(['Setting', 'Outcome']);
    expect(removed.removed.map(({ key }) => key)).toEqual(['1']);
    expect(names(putBack(removed, '1'))).toEqual(['Setting', 'Outcome', 'Drug']);
  });

  it('keep what they rest on when they are renamed, and are what the API takes', () => {
    const list = changeRoot(proposed, '1', { name: ' Medicine ' });
    const decision = decisionOf(list, ' by setting ');
    expect(decision.rootCategories?.[1]).toEqual({ ...proposal('Medicine') });
    expect(decision.instruction).toBe('by setting');
    expect(continueRunSchema.safeParse(decision).success).toBe(true);
    expect(decisionOf(proposed, ' ')).not.toHaveProperty('instruction');
  });

  it('cannot be used without a name, or under one name', () => {
    const list = changeRoot(addRoot(proposed, 'n'), '2', { name: 'drug!' });
    expect(Object.fromEntries(problemsOf(list))).toEqual({
      '2': 'Another root category has this name.',
      n: 'Give it a name.',
    });
    expect(listProblem(list)).toBe('Some root categories cannot be used yet.');
    expect(listProblem(proposed)).toBeNull();
  });

  it('are bounded as the API bounds them', () => {
    const none: RootList = { roots: [], removed: [] };
    expect(listProblem(none)).toContain('needs a root category');
    const named = (count: number) =>
      rootListOf({ rootCategories: Array.from({ length: count }, (_, at) => proposal(`R${at}`)) });
    expect(listProblem(named(mostRoots))).toBeNull();
    expect(listProblem(named(mostRoots + 1))).toContain('at most 10');
    for (const length of [120, 121]) {
      const list = changeRoot(proposed, '0', { name: 'x'.repeat(length) });
      const accepted = continueRunSchema.safeParse(decisionOf(list, '')).success;
      expect(listProblem(list) === null).toBe(accepted);
    }
    for (const length of [500, 501]) {
      const list = changeRoot(proposed, '0', { scopeNote: 'x'.repeat(length) });
      const accepted = continueRunSchema.safeParse(decisionOf(list, '')).success;
      expect(listProblem(list) === null).toBe(accepted);
    }
  });
});

describe('what was rejected, changed and repaired', () => {
  it('is grouped by what became of it, most frequent first', () => {
    const groups = findingGroups({
      'unknown entities rejected': 2,
      'categories beyond the limit left out': 3,
      'places added by the check': 4,
      'repairs: empty categories left out': 1,
      'replies asked for again': 5,
      'places removed by the check': 0,
    });
    expect(groups).toEqual([
      {
        title: 'Rejected',
        lines: [
          { what: 'Categories beyond the limit left out', times: 3 },
          { what: 'Unknown entities rejected', times: 2 },
        ],
      },
      {
        title: 'Changed by the check',
        lines: [{ what: 'Places added by the check', times: 4 }],
      },
      { title: 'Repaired at the end', lines: [{ what: 'Empty categories left out', times: 1 }] },
      { title: 'Along the way', lines: [{ what: 'Replies asked for again', times: 5 }] },
    ]);
    expect(findingGroups({})).toEqual([]);
  });
});

describe('the calls of a run, a page at a time', () => {
  const call = (id: string) => ({ id }) as CallSummary;
  const reply = (ids: string, next: string | null = null) => ({
    items: [...ids].map(call),
    next,
  });
  const ids = (pages: ReturnType<typeof firstPage>) => callsIn(pages).map(({ id }) => id);

  it('grow at the end', () => {
    const two = withPage(firstPage(reply('ab', 'c2')), 'c2', reply('c'));
    expect(ids(two)).toEqual(['a', 'b', 'c']);
    expect(nextCursor(two)).toBeNull();
    expect(lastCursor(two)).toBe('c2');
  });

  it('have their last page replaced when it is loaded anew', () => {
    const two = withPage(firstPage(reply('ab', 'c2')), 'c2', reply('c'));
    const again = withPage(two, 'c2', reply('cd', 'c3'));
    expect(ids(again)).toEqual(['a', 'b', 'c', 'd']);
    expect(nextCursor(again)).toBe('c3');
    expect(ids(withPage(firstPage(reply('a')), null, reply('ab')))).toEqual(['a', 'b']);
  });

  it('may be more whenever a step goes on, though the run has paid for none', () => {
    const run = llmRun({}, { status: 'running', steps: [step('claims', 0, 8)] });
    const later = { ...run, steps: [step('claims', 8, 8)] };
    expect(callsState(later)).not.toBe(callsState(run));
    expect(callsState({ ...later, steps: [step('claims', 8, 8, true)] })).not.toBe(
      callsState(later),
    );
    expect(callsState({ ...run, warnings: ['Odd.'] })).toBe(callsState(run));
  });

  it('are asked for by step and failure', () => {
    expect(callsPath('r', allCalls, null)).toBe('/api/runs/r/calls?');
    expect(callsPath('r', { step: 'claims', onlyFailed: true }, '7')).toBe(
      '/api/runs/r/calls?step=claims&failed=true&cursor=7',
    );
  });
});

describe('a model call in words', () => {
  it('says what came of it', () => {
    expect(resultWords({ error: null })).toBe('Answered');
    expect(resultWords({ error: { kind: 'refused', message: '' } })).toBe('Declined');
    expect(resultWords({ error: { kind: 'of-another-kind', message: '' } })).toBe(
      'of-another-kind',
    );
  });

  it('is told from others of its step', () => {
    expect(whichWords({ attempt: 1, sampleIndex: 0 })).toBe('');
    expect(whichWords({ attempt: 2, sampleIndex: 2 })).toBe('answer 3, attempt 2');
  });

  it('shows the server’s latest way of shaping replies', () => {
    expect(outputModeOf([{ mode: null }])).toBeNull();
    expect(outputModeOf([{ mode: 'json-schema' }, { mode: 'text' }, { mode: null }])).toBe(
      'plain text',
    );
  });
});

describe('a run again from a step', () => {
  it('keeps the settings, and takes over what came before', () => {
    const settings = { ...llmSettings, approve: true, instructions: { claims: 'short' } };
    expect(runAgainOf('r1', settings, 'categories', ' by setting ')).toEqual({
      ...llmSettings,
      instructions: { claims: 'short', categories: 'by setting' },
      reuse: { runId: 'r1', step: 'categories' },
    });
    expect(runAgainOf('r1', settings, 'claims', ' ').instructions).toEqual({});
  });

  it('can begin where everything before is finished, once the run has ended', () => {
    const steps = [step('claims', 1, 1, true), step('entities', 1, 1, true), step('check', 0, 1)];
    const can = (name: string, status: 'failed' | 'running' = 'failed') =>
      canRunAgainFrom({ steps, status }, name);
    expect(can('claims')).toBe(true);
    expect(can('check')).toBe(true);
    expect(can('check', 'running')).toBe(false);
    expect(can('entities')).toBe(false);
    expect(can('place')).toBe(false);
    expect(
      canRunAgainFrom({ steps: [step('claims', 0, 1), ...steps], status: 'failed' }, 'check'),
    ).toBe(false);
  });
});

describe('the settings of a run', () => {
  it('are short for the local engine', () => {
    expect(settingLines(localRun()).map(({ name }) => name)).toEqual([
      'Engine',
      'Root categories, at most',
      'Levels of categories, at most',
    ]);
  });

  it('name instructions, limits and what was used again', () => {
    const run = llmRun({
      samples: 3,
      caps: { calls: 50 },
      instructions: { check: 'be strict' },
      reuse: { runId: 'r0', step: 'categories' },
    });
    const lines = Object.fromEntries(settingLines(run).map(({ name, value }) => [name, value]));
    expect(lines).toMatchObject({
      'Check of places': 'on, each question asked 3 times',
      Limits: '50 calls, 50M tokens',
      'Uses again': 'what came before “Categories”',
      'Instruction for “Check of places”': 'be strict',
    });
  });

  it('bind by the run’s own limits before those of the time it was started', () => {
    expect(capsOf(llmRun({ caps: { calls: null } }))).toEqual({
      calls: null,
      tokens: 50_000_000,
      costUsd: null,
    });
    expect(capsOf(localRun())).toBeNull();
  });
});
