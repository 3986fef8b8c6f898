import { describe, expect, it } from 'vitest';
import { firstDraft, readDraft, toggled, withDataset } from '@/components/export-page/export-draft';
import { startExportSchema } from '@/lib/api/export-contract';

/** What the server makes of the draft. */
function requestOf(change: Partial<typeof firstDraft>) {
  const reading = readDraft({ ...firstDraft, ...change });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return startExportSchema.parse(reading.request);
}

function problemsOf(change: Partial<typeof firstDraft>) {
  const reading = readDraft({ ...firstDraft, ...change });
  return reading.ok ? {} : reading.problems;
}

describe('a draft of an export', () => {
  it('asks for everything that was reviewed, as it begins', () => {
    expect(requestOf({})).toEqual(startExportSchema.parse({ dataset: 'claim-category' }));
  });

  it('sends the chosen filters, and shares as parts of one', () => {
    const topicIds = ['11111111-1111-4111-8111-111111111111'];
    const request = requestOf({
      ...{ topicIds, changedFrom: '2026-01-01', reviewedOnly: false, seed: '7' },
      shares: { train: '80', val: '12.5', testId: '7.5' },
    });
    expect(request.filters).toMatchObject({
      topicIds,
      changedFrom: '2026-01-01',
      reviewedOnly: false,
    });
    expect(request.filters.changedTo).toBeUndefined();
    expect(request.filters.splits).toBeUndefined();
    const splits = ['train', 'test_OOD'] as const;
    expect(requestOf({ splits }).filters.splits).toEqual(splits);
    expect(request.splits).toMatchObject({ seed: 7, train: 0.8, val: 0.125, testId: 0.075 });
  });

  it('is not sent while something in it cannot be', () => {
    expect(problemsOf({ states: [] })).toHaveProperty('states');
    expect(problemsOf({ seed: 'x' })).toHaveProperty('seed');
    expect(problemsOf({ changedFrom: '2026-02-01', changedTo: '2026-01-01' })).toHaveProperty(
      'changedTo',
    );
    expect(problemsOf({ shares: { train: '0', val: '0', testId: '0' } })).toHaveProperty('shares');
    expect(problemsOf({ shares: { train: '101', val: '0', testId: '0' } })).toHaveProperty(
      'shares',
    );
  });

  it('keeps its format with another dataset where that comes in it', () => {
    const csv = { ...firstDraft, format: 'csv' } as const;
    expect(
      withDataset(csv, { dataset: 'sibling-coherence', formats: ['jsonl', 'csv'] }).format,
    ).toBe('csv');
    expect(withDataset(csv, { dataset: 'trees', formats: ['json', 'jsonl'] }).format).toBe('json');
  });

  it('takes a choice back when it is made again', () => {
    expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b']);
  });
});
