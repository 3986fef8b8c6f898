import { type Options, stringify } from 'csv-stringify/sync';
import { ByteWriter, type ColumnSource, parquetWriteRows } from 'hyparquet-writer';

import type { Column } from '@/lib/datasets/columns';
import type { ExportFormat } from '@/lib/datasets/datasets';

type Row = Readonly<Record<string, unknown>>;

/** Takes the file's bytes in order. */
export type Sink = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

type Encode = (
  batches: AsyncIterable<readonly Row[]>,
  columns: readonly Column[],
  sink: Sink,
) => Promise<void>;

/** Writes the rows in a format, some of them in memory at a time. `columns` are a table's; documents have none. */
export const encoders: Readonly<Record<ExportFormat, Encode>> = {
  jsonl: writeJsonl,
  json: writeJson,
  csv: writeCsv,
  parquet: writeParquet,
};

const encoder = new TextEncoder();

async function writeJsonl(batches: AsyncIterable<readonly Row[]>, _: unknown, sink: Sink) {
  for await (const rows of batches) {
    if (rows.length > 0)
      await sink(encoder.encode(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
  }
}

async function writeJson(batches: AsyncIterable<readonly Row[]>, _: unknown, sink: Sink) {
  let before = '[';
  for await (const rows of batches)
    for (const row of rows) {
      await sink(encoder.encode(`${before}\n${JSON.stringify(row)}`));
      before = ',';
    }
  await sink(encoder.encode(before === '[' ? '[]\n' : '\n]\n'));
}

/** A spreadsheet would take a cell that begins so for a formula. */
const formula = /^[=+\-@\t\r\0]/;

const csvOptions: Options = {
  cast: {
    string: (value) => (formula.test(value) ? `'${value}` : value),
    boolean: (value) => String(value),
  },
};

/** In UTF-8 without a byte order mark, lines ending with a line feed, as scripts expect it. */
async function writeCsv(
  batches: AsyncIterable<readonly Row[]>,
  columns: readonly Column[],
  sink: Sink,
) {
  const names = columns.map(({ name }) => name);
  const options = { ...csvOptions, columns: names };
  await sink(encoder.encode(stringify([], { ...options, header: true })));
  for await (const rows of batches)
    if (rows.length > 0) await sink(encoder.encode(stringify([...rows], options)));
}

const parquetTypes = {
  text: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
} as const satisfies Readonly<Record<Column['type'], ColumnSource['type']>>;

/** Passes on what is written, group by group, and starts its buffer again. */
class SinkWriter extends ByteWriter {
  constructor(private readonly sink: Sink) {
    super();
  }

  async flush(): Promise<void> {
    const bytes = this.getBytes().slice();
    this.index = 0;
    if (bytes.length > 0) await this.sink(bytes);
  }

  override finish(): Promise<void> {
    return this.flush();
  }
}

/** Rows of one row group: what is in memory at a time. */
const rowGroupSize = 10_000;

async function writeParquet(
  batches: AsyncIterable<readonly Row[]>,
  columns: readonly Column[],
  sink: Sink,
) {
  async function* rows() {
    for await (const batch of batches) yield* batch;
  }
  const fields = columns.map(({ name, type }) => ({ name, type: parquetTypes[type] }));
  await parquetWriteRows({
    writer: new SinkWriter(sink),
    rows: rows(),
    columns: fields,
    rowGroupSize,
    createdBy: 'Espalier',
  });
}
