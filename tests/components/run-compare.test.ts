import { describe, expect, it } from 'vitest';

import {
  agreementWords,
  settingDifferences,
  shapeLines,
  usageLines,
} from '@/components/run-compare/comparison-words';
import { type Difference, differenceSearch } from '@/components/run-compare/difference-search';
import { changeSearch, type PlaceChange } from '@/components/run-page/change-search';
import { toggleChosen } from '@/components/topic/chosen-runs';

import { llmRun, localRun } from './runs';

describe('two runs side by side', () => {
  it('show only the settings that differ, with those that one does not have', () => {
    expect(settingDifferences(llmRun(), llmRun())).toEqual([]);
    expect(settingDifferences(llmRun(), llmRun({ maxDepth: 2, concurrency: 8 }))).toEqual([
      { name: 'Levels of categories, at most', a: '3', b: '2' },
      { name: 'Calls at once', a: '', b: '8' },
    ]);
    const lines = settingDifferences(localRun(), llmRun());
    expect(lines).toContainEqual({ name: 'Model', a: '', b: 'keyword-1' });
  });

  it('say nothing of the cost of a run that asked nothing', () => {
    const usage = { calls: 3, inputTokens: 1_500, outputTokens: 20, costUsd: null };
    const cost = usageLines(localRun(), llmRun({}, { usage })).find(({ name }) => name === 'Cost');
    expect(cost).toEqual({ name: 'Cost', a: '–', b: 'price unknown' });
  });

  it('show the shape of one tree beside none', () => {
    const shape = {
      ...{ categories: 9, rootCategories: 3, depth: 2, leaves: 6, assignments: 30 },
      ...{ placesPerStudy: 2.456, uncategorised: 1, rootNames: [] },
    };
    const [a, b] = [
      { run: llmRun(), shape },
      { run: localRun(), shape: null },
    ];
    expect(shapeLines({ a, b })).toContainEqual({
      name: 'Places per study',
      a: '2.5',
      b: 'no tree',
    });
    expect(shapeLines({ a: b, b })).toEqual([]);
  });

  it('call agreement by name, and give the figure', () => {
    expect(agreementWords(1)).toContain('almost alike (adjusted Rand index of the leaves: 1.00;');
    expect(agreementWords(0.35)).toContain('alike in part');
    expect(agreementWords(-0.2)).toContain('no more alike than by chance');
  });
});

describe('the studies that two runs place elsewhere', () => {
  const difference = (title: string, onlyA: string[], onlyB: string[]): Difference => ({
    ...{ studyId: title, number: 0, title, onlyA, onlyB, both: [] },
  });
  const find = differenceSearch([
    difference('Hand hygiene', ['Behaviour'], []),
    difference('Ärzte und Alarme', [], ['Alerts › In hospitals']),
  ]);
  const titles = (...args: Parameters<typeof find>) => find(...args).map(({ title }) => title);

  it('are found by title and category, and by which run places them', () => {
    expect(titles('', 'all')).toHaveLength(2);
    expect(titles('arzte', 'all')).toEqual(['Ärzte und Alarme']);
    expect(titles('hospitals alerts', 'all')).toEqual(['Ärzte und Alarme']);
    expect(titles('', 'only-a')).toEqual(['Hand hygiene']);
    expect(titles('hygiene', 'only-b')).toEqual([]);
  });
});

describe('the places that a run changed', () => {
  const change = (title: string, kind: PlaceChange['kind'], path: string[]): PlaceChange => ({
    ...{ step: 'check', studyId: 's', number: 1, title, kind, path },
    ...{ reason: null, quote: null, callKey: null },
  });
  const find = changeSearch([
    change('Hand hygiene', 'added', ['Behaviour', 'Hygiene']),
    change('Alerts', 'removed', ['Behaviour']),
  ]);

  it('are found by title and category, and by kind', () => {
    expect(find('', null)).toHaveLength(2);
    expect(find('behaviour', 'removed').map(({ title }) => title)).toEqual(['Alerts']);
    expect(find('hygiene', 'removed')).toEqual([]);
  });
});

describe('choosing runs to compare', () => {
  it('keeps the two chosen last, and lets one go again', () => {
    expect(toggleChosen(['a', 'b'], 'c')).toEqual(['b', 'c']);
    expect(toggleChosen(['a', 'b'], 'a')).toEqual(['b']);
  });
});
