/** Server-sent events from an async generator. */

/** A comment now and then, so that proxies keep the connection and a dead one is noticed. */
const keepAliveMs = 15_000;

export interface ServerEvent {
  readonly name: string;
  readonly data: unknown;
}

/**
 * `produce` runs until it ends or its signal is aborted, which it is when the reader goes away. An error in
 * it ends the stream; the browser connects again and is then told what is wrong.
 */
export function eventStream(
  request: Request,
  produce: (signal: AbortSignal) => AsyncIterable<ServerEvent>,
): Response {
  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal]);
  const encoder = new TextEncoder();
  let keepAlive: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      keepAlive = setInterval(() => controller.enqueue(encoder.encode(':\n\n')), keepAliveMs);
      try {
        for await (const { name, data } of produce(signal)) {
          const text = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
          controller.enqueue(encoder.encode(text));
        }
        controller.close();
      } catch (error) {
        if (!signal.aborted) controller.error(error);
      } finally {
        clearInterval(keepAlive);
      }
    },
    cancel() {
      // What is enqueued from now on would throw, whatever `produce` still waits for.
      clearInterval(keepAlive);
      gone.abort();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
