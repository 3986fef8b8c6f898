/** Asking a public service: at most so many requests a second, one at a time, with patience for those that fail. */

import { setTimeout as sleep } from 'node:timers/promises';

/** The service could not be asked. `message` is a sentence for the person who waits for it. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';
}

export interface ServiceAddress {
  /** As people know it: "Crossref". */
  readonly name: string;
  /** http or https, without a final slash. Only paths and queries are ever added to it. */
  readonly baseUrl: string;
  readonly perSecond: number;
  readonly userAgent: string;
}

export interface Asked {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as a form by POST; else the call is a GET. */
  readonly form?: Readonly<Record<string, string>>;
}

const timeoutMs = 30_000;
const mostBytes = 64 * 1024 * 1024;
/** Waits before another attempt, unless the service says how long. */
const pausesMs = [500, 1_000, 2_000];
const longestPauseMs = 60_000;

export class PoliteClient {
  #next = 0;

  constructor(private readonly service: ServiceAddress) {}

  /**
   * The reply's text; null for 404. Tries again after 429, 5xx and broken connections, after as long as the service
   * asks for. Throws ServiceUnreachable, or the reason of `signal`.
   */
  async ask(asked: Asked, signal: AbortSignal): Promise<string | null> {
    for (let attempt = 0; ; attempt += 1) {
      await this.#turn(signal);
      const outcome = await this.#send(asked, signal);
      if (outcome.kind === 'reply') return outcome.text;
      const pause = pausesMs[attempt];
      if (pause === undefined || !outcome.passing) throw this.#unreachable(outcome.why);
      await sleep(Math.min(outcome.pauseMs ?? pause, longestPauseMs), undefined, { signal });
    }
  }

  /** Waits until the service may be asked again. */
  async #turn(signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const start = Math.max(now, this.#next);
    this.#next = start + 1_000 / this.service.perSecond;
    if (start > now) await sleep(start - now, undefined, { signal });
  }

  async #send({ path, query = {}, form }: Asked, signal: AbortSignal): Promise<Outcome> {
    const { baseUrl, userAgent } = this.service;
    const url = `${baseUrl}${path}?${new URLSearchParams(query)}`;
    try {
      const response = await fetch(url, {
        method: form ? 'POST' : 'GET',
        body: form && new URLSearchParams(form),
        headers: { 'user-agent': userAgent },
        // Another address than the one in the settings is never asked.
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      return await outcomeOf(response);
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'fault', passing: true, why: whyOf(error), pauseMs: null };
    }
  }

  #unreachable(why: string): ServiceUnreachable {
    return new ServiceUnreachable(`${this.service.name} could not be asked: ${why}.`);
  }
}

type Outcome =
  | { readonly kind: 'reply'; readonly text: string | null }
  | {
      readonly kind: 'fault';
      /** It may be well at the next attempt. */
      readonly passing: boolean;
      readonly why: string;
      /** How long the service wants to be left alone; null when it does not say. */
      readonly pauseMs: number | null;
    };

async function outcomeOf(response: Response): Promise<Outcome> {
  if (response.status === 404) return { kind: 'reply', text: null };
  if (response.ok) {
    const text = await readAll(response);
    if (text !== null) return { kind: 'reply', text };
    return { kind: 'fault', passing: false, why: 'its reply is too long', pauseMs: null };
  }
  await response.body?.cancel();
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const pauseMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
  const passing = response.status === 429 || response.status >= 500;
  return { kind: 'fault', passing, why: `it answered ${response.status}`, pauseMs };
}

/** null for more than `mostBytes`. */
async function readAll(response: Response): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** What broke the connection, as far as it is said. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection broke';
  if (error.name === 'TimeoutError') return `it did not answer within ${timeoutMs / 1_000} seconds`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'this machine seems to have no network';
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  return cause instanceof Error ? `the connection broke (${cause.message})` : error.message;
}
