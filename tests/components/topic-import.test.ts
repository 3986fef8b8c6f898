import { describe, expect, it } from 'vitest';

import { previewFiles, refusedFile } from '@/components/new-topic/preview-files';
import { suggestTitle } from '@/components/new-topic/suggest-title';
import { ApiFailure } from '@/lib/api/client';
import type { ImportPreview } from '@/lib/api/import-contract';

const good = new File(['TY  - JOUR'], 'good.ris');
const paper = new File(['%PDF'], 'paper.pdf');
const sheet = new File(['PK'], 'sheet.xlsx');

function previewOf(files: readonly File[]): ImportPreview {
  return {
    studies: files.length,
    known: 0,
    report: { files: [] },
    sample: [],
    merged: [],
    possible: [],
  };
}

/** A server that refuses everything but RIS, one file at a time, as it meets them. */
function pickyServer() {
  const asked: string[][] = [];
  const ask = async (files: readonly File[]) => {
    asked.push(files.map((file) => file.name));
    const bad = files.find((file) => !file.name.endsWith('.ris'));
    if (bad) throw new ApiFailure('invalid', `"${bad.name}" seems to be something else.`, 422);
    return previewOf(files);
  };
  return { asked, ask };
}

describe('previewing chosen files', () => {
  it('asks for all of them at once', async () => {
    const { asked, ask } = pickyServer();
    const other = new File(['TY  - JOUR'], 'other.ris');
    const outcome = await previewFiles([good, other], ask);
    expect(asked).toEqual([['good.ris', 'other.ris']]);
    expect(outcome.preview?.studies).toBe(2);
    expect(outcome.readable).toEqual([good, other]);
  });

  it('keeps the good files when others are refused, with the server’s sentence for each', async () => {
    const { asked, ask } = pickyServer();
    const outcome = await previewFiles([paper, good, sheet], ask);
    expect(outcome.readable).toEqual([good]);
    expect(outcome.preview?.studies).toBe(1);
    expect(outcome.refusals.get(paper)).toBe('"paper.pdf" seems to be something else.');
    expect(outcome.refusals.get(sheet)).toBe('"sheet.xlsx" seems to be something else.');
    expect(asked).toHaveLength(3);
  });

  it('has no preview when every file is refused', async () => {
    const outcome = await previewFiles([paper, sheet], pickyServer().ask);
    expect(outcome).toMatchObject({ preview: null, readable: [], failure: null });
    expect(outcome.refusals.size).toBe(2);
  });

  it('blames no file for a server that is gone', async () => {
    const outcome = await previewFiles([good, paper], async () => {
      throw new ApiFailure('offline', 'The server cannot be reached.', 0);
    });
    expect(outcome.failure).toBe('The server cannot be reached.');
    expect(outcome.readable).toEqual([good, paper]);
    expect(outcome.refusals.size).toBe(0);
  });

  it('leaves out a folder, which the browser cannot send', async () => {
    const folder = new File([], 'papers');
    folder.slice = () => {
      throw new DOMException('It is a folder.', 'NotReadableError');
    };
    const { asked, ask } = pickyServer();
    const outcome = await previewFiles([folder, good], ask);
    expect(asked).toEqual([['good.ris']]);
    expect(outcome.refusals.get(folder)).toContain('"papers" cannot be read');
  });

  it('stops when it is told to', async () => {
    const aborted = new DOMException('stopped', 'AbortError');
    const previewed = previewFiles([good], () => Promise.reject(aborted));
    await expect(previewed).rejects.toBe(aborted);
  });
});

describe('which file was refused', () => {
  const refusal = (message: string, status = 422) => new ApiFailure('invalid', message, status);

  it('is the one that the sentence quotes', () => {
    expect(refusedFile(refusal('"paper.pdf" seems to be a PDF.'), [good, paper])).toBe(paper);
  });

  it('is the only one there is', () => {
    expect(refusedFile(refusal('Too large.', 413), [paper])).toBe(paper);
    expect(refusedFile(refusal('Too large.', 413), [good, paper])).toBeNull();
  });

  it('is none when the server failed', () => {
    expect(refusedFile(refusal('"paper.pdf" broke the server.', 500), [paper])).toBeNull();
  });
});

describe('the suggested title', () => {
  it('is the file’s name in words', () => {
    expect(suggestTitle('nudging-doctors_2019.included.csv')).toBe('Nudging doctors 2019 included');
    expect(suggestTitle('évaluation.ris')).toBe('Évaluation');
    expect(suggestTitle('')).toBe('');
    expect(suggestTitle(`${'long '.repeat(100)}.ris`).length).toBeLessThanOrEqual(300);
  });
});
