/**
 * The files within an old Office file (MS-CFB: a small file system, sectors chained by a table). Every chain is followed
 * for as many steps as the file has sectors, so that damaged ones end.
 */

/** Above every number of a sector. */
const reserved = 0xfffffffa;
const headerLength = 512;
const entryLength = 128;
const sectorsInHeader = 109;
const rootEntry = 5;

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

/** The contents of the first file of one of these names, in any folder; null without one, and where it is damaged. */
export function findStream(bytes: Uint8Array, names: readonly string[]): Uint8Array | null {
  if (bytes.length < headerLength) return null;
  return new CompoundFile(bytes).stream(names);
}

class CompoundFile {
  readonly #view: DataView;
  readonly #sectorSize: number;
  readonly #table: readonly number[];

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sectorSize = this.#view.getUint16(30, true) === 12 ? 4_096 : 512;
    this.#table = this.#tableSectors().flatMap((sector) => this.#numbersIn(sector));
  }

  stream(names: readonly string[]): Uint8Array | null {
    const entries = this.#entries();
    const found = entries.find(({ name, kind }) => kind === 2 && names.includes(name));
    const root = entries.find(({ kind }) => kind === rootEntry);
    if (found === undefined || root === undefined) return null;
    const isSmall = found.size < this.#view.getUint32(56, true);
    const content = isSmall ? this.#smallStream(found, root) : this.#chain(found.start);
    return content === null || content.length < found.size ? null : content.slice(0, found.size);
  }

  get #sectorCount(): number {
    return Math.floor(this.bytes.length / this.#sectorSize);
  }

  /** Where the table of chains stands: the first places in the header, the others in sectors of their own. */
  #tableSectors(): readonly number[] {
    const listed = Array.from({ length: sectorsInHeader }, (_, index) =>
      this.#view.getUint32(76 + 4 * index, true),
    );
    let next = this.#view.getUint32(68, true);
    for (let steps = 0; next < reserved && steps < this.#sectorCount; steps += 1) {
      const numbers = this.#numbersIn(next);
      listed.push(...numbers.slice(0, -1));
      next = numbers.at(-1) ?? reserved;
    }
    return listed.filter((sector) => sector < reserved).slice(0, this.#sectorCount);
  }

  /** Empty for a sector that the file does not have. */
  #sector(sector: number): Uint8Array {
    const from = (sector + 1) * this.#sectorSize;
    return this.bytes.subarray(from, from + this.#sectorSize);
  }

  #numbersIn(sector: number): readonly number[] {
    const content = this.#sector(sector);
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    return Array.from({ length: Math.floor(content.length / 4) }, (_, index) =>
      view.getUint32(4 * index, true),
    );
  }

  /** The sectors of a chain in one piece; null for one that goes in a circle. */
  #chain(start: number): Uint8Array | null {
    const parts: Uint8Array[] = [];
    for (let sector = start; sector < reserved; sector = this.#table[sector] ?? reserved) {
      if (parts.length > this.#sectorCount) return null;
      parts.push(this.#sector(sector));
    }
    return joined(parts);
  }

  #entries(): readonly Entry[] {
    const folder = this.#chain(this.#view.getUint32(48, true)) ?? new Uint8Array();
    const view = new DataView(folder.buffer, folder.byteOffset, folder.byteLength);
    const count = Math.floor(folder.length / entryLength);
    return Array.from({ length: count }, (_, index) => {
      const at = index * entryLength;
      const length = Math.min(view.getUint16(at + 64, true), 64);
      return {
        name: new TextDecoder('utf-16le').decode(folder.subarray(at, at + Math.max(0, length - 2))),
        kind: view.getUint8(at + 66),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      };
    });
  }

  /** Small files lie in sectors of 64 bytes within that of the root, with a table of their own. */
  #smallStream({ start, size }: Entry, root: Entry): Uint8Array | null {
    const all = this.#chain(root.start);
    const table = this.#chain(this.#view.getUint32(60, true));
    if (all === null || table === null) return null;
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const parts: Uint8Array[] = [];
    for (let sector = start; sector < reserved && parts.length * 64 < size; ) {
      parts.push(all.subarray(sector * 64, sector * 64 + 64));
      sector = 4 * sector + 4 <= table.length ? view.getUint32(4 * sector, true) : reserved;
    }
    return joined(parts);
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
