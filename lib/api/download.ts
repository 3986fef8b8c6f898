import { Readable } from 'node:stream';

export interface Download {
  /** What it is saved as. */
  readonly name: string;
  readonly type: string;
  /** A text as it is, or its chunks one after the other as they are made. */
  readonly body: string | Uint8Array | Iterable<string> | AsyncIterable<string | Uint8Array>;
}

export function downloadReply({ name, type, body }: Download): Response {
  const sent =
    typeof body === 'string' || body instanceof Uint8Array
      ? body
      : Readable.toWeb(Readable.from(body, { objectMode: false }));
  return new Response(sent as BodyInit, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
}
