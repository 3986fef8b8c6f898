/** Server-sent events from an async generator. */

/** A comment now and then, so that proxies keep the connection and a dead one is noticed. */
const keepAliveMs = 15_000;

export interface ServerEvent {
  readonly name: string;
  readonly data: unknown;
}

/**
 * `produce` runs until it ends or its signal is aborted, which it is when the reader goes away. An error in
 * it ends the stream; the browser connects again and is then told what is wrong. So does one in `check`, which is asked
 * before each event and each comment whether the reader may still be here.
 */
export function eventStream(
  request: Request,
  produce: (signal: AbortSignal) => AsyncIterable<ServerEvent>,
  check: () => Promise<unknown> = async () => undefined,
): Response {
  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal]);
  const encoder = new TextEncoder();
  let keepAlive: NodeJS.Timeout | undefined;
  const sendIfStillHere = async (
    controller: ReadableStreamDefaultController<Uint8Array>,
    text: string,
  ) => {
    await check();
    if (!signal.aborted) controller.enqueue(encoder.encode(text));
  };
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const comment = () =>
        sendIfStillHere(controller, ':\n\n').catch((error) => {
          clearInterval(keepAlive);
          if (!signal.aborted) controller.error(error);
          gone.abort();
        });
      keepAlive = setInterval(comment, keepAliveMs);
      try {
        for await (const { name, data } of produce(signal))
          await sendIfStillHere(controller, `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
        if (!gone.signal.aborted) controller.close();
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
