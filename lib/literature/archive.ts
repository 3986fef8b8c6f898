/** What is packed in a zip archive (Excel workbooks are such), unpacked only after its size is known. */

import { type UnzipFileInfo, unzipSync } from 'fflate';

import { AppError } from '@/lib/errors';

import { startsWith } from './encoding';
import { limits } from './limits';

/** Bytes by the names that the archive gives. */
export type Unpacked = Readonly<Record<string, Uint8Array>>;

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

/** Names in the archive. Throws AppError 'too-large' above a limit, 'invalid' when it is damaged. */
export function namesIn(name: string, bytes: Uint8Array): readonly string[] {
  const files: UnzipFileInfo[] = [];
  unzip(name, bytes, (file) => {
    files.push(file);
    return false;
  });
  if (files.length > limits.filesPerArchive) {
    throw new AppError(
      'too-large',
      `"${name}" packs more than ${limits.filesPerArchive} files: split it.`,
    );
  }
  const size = files.reduce((sum, file) => sum + file.originalSize, 0);
  if (size > limits.unpackedBytes) {
    const most = limits.unpackedBytes / 1024 / 1024;
    throw new AppError('too-large', `"${name}" is larger than ${most} MB once unpacked: split it.`);
  }
  return files.map((file) => file.name);
}

/**
 * The files that `isWanted`. A file never becomes larger than the archive says it is, and `namesIn` has added that up:
 * call it first.
 */
export function unpack(
  name: string,
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Unpacked {
  return unzip(name, bytes, (file) => isWanted(file.name));
}

function unzip(
  name: string,
  bytes: Uint8Array,
  filter: (file: UnzipFileInfo) => boolean,
): Unpacked {
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    throw new AppError(
      'invalid',
      `"${name}" cannot be unpacked: it is damaged, encrypted or no zip archive. Pack it again and upload that file.`,
      { cause },
    );
  }
}
