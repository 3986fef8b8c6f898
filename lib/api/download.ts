import { Readable } from 'node:stream';

export interface Download {
  /** What it is saved as. */
  readonly name: string;
  readonly type: string;
  /** A text as it is, or its chunks one after the other as they are made. */
  readonly body: string | Uint8Array | Iterable<string> | AsyncIterable<string | Uint8Array>;
}

/** Headers are ASCII: a name in other letters is given once without them and once in code (RFC 6266). */
function disposition(name: string): string {
  const ascii = name.replace(/[^ -~]+/g, '').replace(/^[-. ]+/, '');
  const plain = `attachment; filename="${ascii}"`;
  if (ascii === name) return plain;
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16)}`,
  );
  return `${plain}; filename*=UTF-8''${coded}`;
}

export function downloadReply({ name, type, body }: Download): Response {
  const sent =
    typeof body === 'string' || body instanceof Uint8Array
      ? body
      : Readable.toWeb(Readable.from(body, { objectMode: false }));
  return new Response(sent as BodyInit, {
    headers: { 'content-type': type, 'content-disposition': disposition(name) },
  });
}
