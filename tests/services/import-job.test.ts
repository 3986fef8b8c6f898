import { describe, expect, it } from 'vitest';

import { noChoices } from '@/lib/api/import-contract';
import { runImportJob } from '@/lib/services/import/run-job';

import { lockedWorkbook, oldWorkbook } from '../support/old-workbooks';
import { archive } from '../support/workbooks';

const known = { existing: [], placeholders: new Map() };
const read = (name: string, bytes: Uint8Array) =>
  runImportJob({ files: [{ name, bytes }], known, choices: noChoices, guess: true });

describe('an old Excel file in an upload', () => {
  const papers = oldWorkbook({ A: [['Title'], ['One'], ['Two']] });

  it.each([
    ['savedrecs.xls', papers],
    ['papers.zip', archive({ 'savedrecs.xls': papers })],
  ])('is read in a thread that has loaded what it takes: %s', async (name, bytes) => {
    const { count, report } = await read(name, bytes);
    expect([count, report.files[0]?.format]).toEqual([2, 'xls']);
  });

  it('is refused in a sentence when it has a password', async () => {
    await expect(read('savedrecs.xls', lockedWorkbook())).rejects.toThrow(
      '"savedrecs.xls" is protected by a password',
    );
  });
});
