/** How fast paper sets are read, and how long 10,000 records take until they are saved. */

import { owner } from '@/lib/auth/actor';
import { readFile } from '@/lib/literature/read';
import { createTopic } from '@/lib/services/create-topic';

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

export async function benchImports(): Promise<readonly Row[]> {
  const ris = risFile();
  const rows = [await reading('10000.ris', ris), await reading('10000.csv', csvFile())];
  const files = [{ name: '10000.ris', bytes: ris }];
  const taken = await seconds(() => createTopic(owner, { title: 'Ten thousand', files }));
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024);
  return [
    ...rows,
    {
      what: '10,000 records from RIS to saved studies',
      figure: `${taken.toFixed(1)} s, ${memory} MB resident`,
      bar: '< 5 s, < 300 MB',
    },
  ];
}
