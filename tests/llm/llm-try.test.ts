import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import { afterEach, describe, expect, it } from 'vitest';

import { type OpenAiServer, type ServerOptions, startOpenAiServer } from '../support/openai-server';

const root = join(import.meta.dirname, '../..');
const sample = join(root, 'prisma/sample/nagtegaal_2019_included.csv');
const ends: (() => unknown)[] = [];

async function serverWith(options: ServerOptions = {}): Promise<OpenAiServer> {
  const server = await startOpenAiServer(options);
  ends.push(() => server.close());
  return server;
}

type Command = ChildProcessByStdio<null, Readable, Readable>;

/** The command as npm runs it, told of this server only. */
function start(server: OpenAiServer | null, ...args: string[]): Command {
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: __, OPENAI_MODEL: ___, ...rest } = process.env;
  const told = server && {
    OPENAI_API_KEY: server.apiKey,
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_MODEL: server.model,
  };
  const program = ['--import', 'tsx', 'tests/bench/llm-try/main.ts', ...args];
  const command = spawn(process.execPath, program, {
    cwd: root,
    env: { ...rest, ...told },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  ends.push(() => command.kill('SIGKILL'));
  return command;
}

async function ended(command: Command) {
  const closed = new Promise<number | null>((resolve) => command.on('close', resolve));
  const [code, out, said] = await Promise.all([closed, text(command.stdout), text(command.stderr)]);
  return { code, out, said };
}

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

describe('npm run llm:try', () => {
  it('draws a tree over a file, and says what it took', async () => {
    const server = await serverWith();
    const prices = ['--input-price', '1', '--output-price', '2'];
    const { code, out, said } = await ended(start(server, sample, '--studies', '30', ...prices));
    expect(said).toContain('with structured output');
    expect(said).toMatch(/Estimated: \d+ calls, [\d,]+ tokens in, [\d,]+ out, \$0\.\d{4}/);
    expect(out).toMatch(/^1\. Behaviours to change \[\d+\]: Studies by behaviours to change\.$/m);
    expect(out).toMatch(/^ {2}1\.1\. .+ \[\d+\]: .+ \(Studies \d+/m);
    expect(out).toMatch(/^Uncategorised: \d+ of 30$/m);
    expect(out).toMatch(/^check: \d+ calls, /m);
    const calls = server.requests.length - 1;
    expect(out).toMatch(new RegExp(`^In all: ${calls} calls, .*\\$0\\.\\d{4}, [\\d.]+ s$`, 'm'));
    expect(code).toBe(0);
  });

  it('measures assignments on labelled papers with the check off and on', async () => {
    const { code, out } = await ended(start(await serverWith(), '--studies', '20'));
    const figures = out.matchAll(/^\| check (on|off) \| (0\.\d+) \| (0\.\d+) \| (0\.\d+) \|/gm);
    const rows = [...figures].map(([, which, ...values]) => [which, values.map(Number)] as const);
    expect(rows.map(([which]) => which)).toEqual(['off', 'on']);
    for (const [, values] of rows) for (const value of values) expect(value).toBeGreaterThan(0);
    expect(out).toMatch(/^place: 3 calls/m);
    expect(code).toBe(0);
  });

  it('answers from its record what it has asked before', async () => {
    const server = await serverWith();
    const folder = mkdtempSync(join(tmpdir(), 'espalier-llm-try-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const record = join(folder, 'calls.jsonl');
    const args = [sample, '--studies', '10', '--record', record];
    const first = await ended(start(server, ...args));
    const asked = server.requests.length;
    const again = await ended(start(server, ...args));
    expect(readFileSync(record, 'utf8').trimEnd().split('\n')).toHaveLength(asked - 1);
    // The test of the connection.
    expect(server.requests.length - asked).toBe(1);
    const treeOf = ({ out }: typeof first) => out.split(/^(?:claims|In all):/m)[0];
    expect(treeOf(again)).toBe(treeOf(first));
    expect(again.out).toContain('In all: 0 calls');
  });

  it('stops on Ctrl-C, and drops the calls in flight', async () => {
    const server = await serverWith();
    server.fail(
      { kind: 'hang' },
      99,
      ({ messages }) => messages[0]?.content.includes('claim') ?? false,
    );
    const command = start(server, sample);
    const outcome = ended(command);
    await expect.poll(() => server.requests.length, { timeout: 60_000 }).toBe(5);
    command.kill('SIGINT');
    const { code, said } = await outcome;
    expect(code).toBe(130);
    expect(said).toContain('Stopped.');
    await expect.poll(() => server.aborted).toBe(4);
  });

  it.each<[string, string[], RegExp]>([
    ['no server', [], /OPENAI_MODEL is not set/],
    ['an option that it does not know', ['--fast'], /--fast/],
    ['a number that is none', ['--samples', 'many'], /--samples is a whole number from 1 to 20/],
    ['one price', ['--input-price', '1'], /both prices/],
  ])('says what to do about %s', async (_name, args, words) => {
    const { code, said } = await ended(start(null, ...args));
    expect(said).toMatch(words);
    expect(code).toBe(2);
  });

  it.each<[string, ServerOptions, string[], RegExp, number]>([
    ['a wrong key', { apiKey: 'another' }, [sample], /refused the API key/, 1],
    ['no such file', {}, ['nowhere.csv'], /nowhere\.csv cannot be read/, 2],
    ['a limit of calls', {}, [sample, '--most-calls', '3'], /limit of 3 model calls/, 1],
  ])('says what to do about %s', async (_name, options, args, words, status) => {
    const server = await serverWith(options);
    const { code, said } = await ended(start({ ...server, apiKey: 'test-key' }, ...args));
    expect(said).toMatch(words);
    expect(code).toBe(status);
  });
});
