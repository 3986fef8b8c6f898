import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { z } from 'zod';

import { keywordBrain } from './keyword-brain';
import { inPlainText, type Layout } from './plain-replies';

const requestSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  temperature: z.number().optional(),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
  response_format: z
    .object({
      type: z.string(),
      json_schema: z.object({ name: z.string(), schema: z.unknown() }).optional(),
    })
    .optional(),
});
export type ChatRequest = z.infer<typeof requestSchema>;

/** What goes wrong with a request. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly code?: string;
      readonly message?: string;
    }
  /** This body, whatever it says. */
  | { readonly kind: 'body'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'hang' }
  /** Not wrong, but seldom: the reply's text in two parts. */
  | { readonly kind: 'in-parts' }
  | { readonly kind: 'hang-in-body' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'wrong-shape' }
  | { readonly kind: 'invented-numbers' }
  | { readonly kind: 'refusal' };

interface PlannedFault {
  readonly fault: Fault;
  readonly when: (request: ChatRequest) => boolean;
  left: number;
}

export interface ServerOptions {
  readonly model?: string;
  readonly apiKey?: string;
  /** The best kind of structured output it has; default json_schema. */
  readonly output?: 'json_schema' | 'json_object' | 'none';
  /** A server without structured output answers in this layout; default: JSON between words. */
  readonly layout?: Layout;
  /** Refuses `max_completion_tokens`, `temperature`. */
  readonly refuses?: readonly string[];
  /** Takes no message of the role `system`; default it does. */
  readonly hasNoSystemRole?: boolean;
  /** Tokens of a request and its reply together, a token being four characters; default no limit. */
  readonly contextTokens?: number;
  /** Of one reply; default no limit. */
  readonly mostOutputTokens?: number;
  readonly latencyMs?: number;
}

export interface OpenAiServer {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string;
  /** Every request that arrived, in order. */
  readonly requests: ChatRequest[];
  /** Connections that the client closed before it had its reply. */
  readonly aborted: number;
  readonly mostAtOnce: number;
  /** The next `times` requests for which `when` holds go wrong. */
  fail(fault: Fault, times?: number, when?: (request: ChatRequest) => boolean): void;
  /** Nothing goes wrong any more. */
  recover(): void;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<ChatRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
}

function sendError(response: ServerResponse, fault: Extract<Fault, { kind: 'status' }>): void {
  const { status, message = 'planned fault', code = null, retryAfter } = fault;
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  sendJson(response, status, { error: { message, type: 'error', param: null, code } }, headers);
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** All study numbers in a reply become ones that nobody asked about. */
function inventing(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, each) => {
    if (key === 'studyNumber') return each + 1_000_000;
    return key === 'studyNumbers' ? each.map((n: number) => n + 1_000_000) : each;
  });
}

function inputTokensOf({ messages }: ChatRequest): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0) >> 2;
}

function messageOf(request: ChatRequest, fault: Fault | null, layout: Layout | null) {
  const system = request.messages[0]?.content ?? '';
  const user = request.messages.find(({ role }) => role === 'user')?.content ?? '';
  const value = keywordBrain(system, user);
  const json = JSON.stringify(fault?.kind === 'invented-numbers' ? inventing(value) : value);
  const said = (content: string | null, finish = 'stop', refusal: string | null = null) => ({
    content,
    finish,
    refusal,
  });
  if (fault?.kind === 'truncated') return said(json.slice(0, json.length / 2), 'length');
  if (fault?.kind === 'not-json') return said('I would rather talk about the weather.');
  if (fault?.kind === 'wrong-shape') return said('{"answer": 42}');
  if (fault?.kind === 'refusal') return said(null, 'stop', 'I cannot help with that.');
  if (layout && !request.response_format) return said(inPlainText(value, layout));
  const wordy = `Here it is:\n\`\`\`json\n${json}\n\`\`\`\nAnything else?`;
  return said(request.response_format ? json : wordy);
}

function completion(request: ChatRequest, fault: Fault | null, layout: Layout | null): string {
  const { content: text, finish, refusal } = messageOf(request, fault, layout);
  const halves = [text?.slice(0, 5), text?.slice(5)].map((half) => ({ type: 'text', text: half }));
  const content = fault?.kind === 'in-parts' ? halves : text;
  const inputTokens = inputTokensOf(request);
  const outputTokens = (text ?? '').length >> 2;
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: request.model,
    choices: [
      { index: 0, message: { role: 'assistant', content, refusal }, finish_reason: finish },
    ],
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  });
}

type Asked = ServerOptions &
  Required<Pick<ServerOptions, 'model' | 'apiKey' | 'output' | 'refuses'>>;

/** What the server says of a request that is too long, in the words that servers use; null when it is not. */
function lengthObjection(request: ChatRequest, { contextTokens, mostOutputTokens }: Asked) {
  const input = inputTokensOf(request);
  const asked = request.max_completion_tokens ?? request.max_tokens ?? 0;
  if (contextTokens !== undefined && input + asked > contextTokens)
    return `This model's maximum context length is ${contextTokens} tokens and your request has ${input} input tokens.`;
  if (mostOutputTokens !== undefined && asked > mostOutputTokens)
    return `max_tokens is too large: ${asked}. This model supports at most ${mostOutputTokens} completion tokens.`;
  return null;
}

/** What the server itself objects to; null when the request is in order. */
function objection(
  request: ChatRequest,
  key: string,
  options: Asked,
): Extract<Fault, { kind: 'status' }> | null {
  const refusal = (status: number, message: string, code?: string) =>
    ({ kind: 'status', status, message, code }) as const;
  if (key !== `Bearer ${options.apiKey}`) return refusal(401, 'Incorrect API key provided');
  if (request.model !== options.model)
    return refusal(404, `The model ${request.model} does not exist`, 'model_not_found');
  const type = request.response_format?.type;
  if (type === 'json_schema' && options.output !== 'json_schema')
    return refusal(400, "'response_format.type' must be 'json_object' or 'text'");
  if (type === 'json_object' && options.output === 'none')
    return refusal(422, 'response_format is not supported');
  if (options.hasNoSystemRole && request.messages.some(({ role }) => role === 'system'))
    return refusal(400, 'System role not supported');
  const tooLong = lengthObjection(request, options);
  if (tooLong !== null) return refusal(400, tooLong);
  const refused = options.refuses.find((name) => name in request);
  return refused ? refusal(400, `Unsupported parameter: '${refused}'`) : null;
}

/** A server on a free port of 127.0.0.1 that speaks the OpenAI protocol and answers by keywords. */
export async function startOpenAiServer(options: ServerOptions = {}): Promise<OpenAiServer> {
  const { model = 'keyword-1', apiKey = 'test-key', latencyMs = 0 } = options;
  const { output = 'json_schema', refuses = [] } = options;
  const asked = { ...options, model, apiKey, output, refuses };
  const requests: ChatRequest[] = [];
  const planned: PlannedFault[] = [];
  const load = { now: 0, most: 0, aborted: 0 };

  function takeFault(request: ChatRequest): Fault | null {
    const next = planned.find(({ left, when }) => left > 0 && when(request));
    if (!next) return null;
    next.left--;
    return next.fault;
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (incoming.url !== '/v1/chat/completions')
      return sendError(response, { kind: 'status', status: 404, message: 'Not found' });
    const request = await bodyOf(incoming);
    requests.push(request);
    const authorization = incoming.headers.authorization ?? '';
    const refused = objection(request, authorization, asked);
    const fault = refused ?? takeFault(request);
    if (fault?.kind === 'status') return sendError(response, fault);
    if (fault?.kind === 'body') return sendJson(response, fault.status, fault.body);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'cut') return void incoming.socket.destroy();
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    const text = completion(request, fault, options.layout ?? null);
    response.writeHead(200, { 'content-type': 'application/json' });
    if (fault?.kind === 'hang-in-body') response.write(text.slice(0, 10));
    else response.end(text);
  }

  const server = createServer((incoming, response) => {
    load.most = Math.max(load.most, ++load.now);
    response.on('close', () => {
      load.now--;
      if (!response.writableFinished) load.aborted++;
    });
    answer(incoming, response).catch((error) => {
      sendError(response, { kind: 'status', status: 400, message: String(error) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    model,
    apiKey,
    requests,
    get aborted() {
      return load.aborted;
    },
    get mostAtOnce() {
      return load.most;
    },
    fail: (fault, times = 1, when = () => true) => planned.push({ fault, when, left: times }),
    recover: () => void planned.splice(0),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
