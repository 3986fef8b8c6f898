/** How fast paper sets are read, and how long 10,000 records take until they are saved. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readFile } from '@/lib/literature/read';

import type { Row } from './table';

const records = 10_000;
const abstract = 'Computerised reminders improved adherence to the guideline. '.repeat(25);

function risFile(): Uint8Array {
  const entries = Array.from({ length: records }, (_, index) =>
    [
      'TY  - JOUR',
      `TI  - Reminders and adherence in ward ${index}`,
      `AB  - ${abstract}`,
      `PY  - ${1990 + (index % 30)}`,
      `DO  - 10.1000/ward.${index}`,
      'ER  - ',
    ].join('\r\n'),
  );
  return new TextEncoder().encode(entries.join('\r\n'));
}

function csvFile(): Uint8Array {
  const rows = Array.from(
    { length: records },
    (_, index) => `"Reminders and adherence in ward ${index}","${abstract}",${1990 + (index % 30)}`,
  );
  return new TextEncoder().encode(['title,abstract,year', ...rows].join('\n'));
}

async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function reading(name: string, bytes: Uint8Array): Promise<Row> {
  readFile(name, bytes);
  const taken = await seconds(() => readFile(name, bytes));
  return {
    what: `${name}: records with abstracts read a second`,
    figure: Math.round(records / taken).toLocaleString('en'),
    bar: '>= 5,000',
  };
}

function importOnce(ris: Uint8Array): { seconds: number; megabytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-bench-'));
  try {
    const file = join(folder, '10000.ris');
    writeFileSync(file, ris);
    const program = ['--import', 'tsx', 'tests/bench/import-once.ts', file];
    return JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function benchImports(): Promise<readonly Row[]> {
  const ris = risFile();
  const rows = [await reading('10000.ris', ris), await reading('10000.csv', csvFile())];
  const { seconds: taken, megabytes } = importOnce(ris);
  return [
    ...rows,
    {
      what: '10,000 records from RIS to saved studies',
      figure: `${taken.toFixed(1)} s, ${megabytes.toFixed(0)} MB at most`,
      bar: '< 5 s, < 300 MB',
    },
  ];
}
