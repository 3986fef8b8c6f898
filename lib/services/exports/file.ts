import { createHash } from 'node:crypto';

import { database } from '@/lib/db/client';
import { insertExportChunk } from '@/lib/db/exports';

/** Bytes of one piece in the database. Prisma remembers its last hundred queries with what they carried: keep it small. */
const chunkSize = 128 * 1024;

/** The file of an export as it grows: pieces of equal size in the database, and the checksum of all. */
export class ExportFile {
  readonly #hash = createHash('sha256');
  readonly #chunk = new Uint8Array(chunkSize);
  #filled = 0;
  #chunks = 0;
  bytes = 0;

  constructor(
    private readonly id: string,
    private readonly attempt: number,
  ) {}

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#hash.update(bytes);
    this.bytes += bytes.length;
    for (let from = 0; from < bytes.length; ) {
      const part = bytes.subarray(from, from + chunkSize - this.#filled);
      this.#chunk.set(part, this.#filled);
      this.#filled += part.length;
      from += part.length;
      if (this.#filled === chunkSize) await this.#store();
    }
  }

  async #store(): Promise<void> {
    if (this.#filled === 0) return;
    const place = { id: this.id, attempt: this.attempt, index: this.#chunks };
    await insertExportChunk(database(), place, this.#chunk.slice(0, this.#filled));
    this.#chunks += 1;
    this.#filled = 0;
  }

  /** Stores what is left, and returns the whole file's SHA-256 in hexadecimal. */
  async finish(): Promise<string> {
    await this.#store();
    return this.#hash.digest('hex');
  }
}
