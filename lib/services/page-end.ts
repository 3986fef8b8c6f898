import { z } from 'zod';

import { AppError } from '@/lib/errors';

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** The cursor behind the last item of a page of a list that is in the order of time and id. */
export function encodePageEnd(last: { readonly createdAt: string; readonly id: string }): string {
  return Buffer.from(JSON.stringify([last.createdAt, last.id])).toString('base64url');
}

/** Throws AppError 'malformed' for a made-up cursor. */
export function decodePageEnd(cursor: string): { createdAt: Date; id: string } {
  try {
    const [createdAt, id] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    return { createdAt: new Date(createdAt), id };
  } catch (cause) {
    throw new AppError('malformed', 'cursor: use the `next` of an earlier reply.', { cause });
  }
}
