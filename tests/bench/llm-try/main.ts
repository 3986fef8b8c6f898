/** `npm run llm:try`: a real model on real papers, from the command line. */

import { AppError } from '@/lib/errors';
import { CapReached } from '@/lib/llm/budget';
import { testConnection } from '@/lib/llm/connection-test';
import { ModelError } from '@/lib/llm/model';
import { openaiModel } from '@/lib/llm/openai';

import { tryAssignment } from './assignment';
import { Calls, inWords } from './calls';
import { readSettings, type Settings, UsageError, usage } from './settings';
import { tryTree } from './tree';

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Aborted by Ctrl-C. */
function stopping(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => controller.abort(new Stopped()));
  return controller.signal;
}

/** One small call, so that a wrong key or address is known at once. */
async function connect(settings: Settings, signal: AbortSignal, say: (line: string) => void) {
  const { works, message } = await testConnection(openaiModel(settings.server), signal);
  if (!works) throw new AppError('unavailable', message);
  say(`${settings.server.model} at ${settings.server.baseUrl}: ${message}`);
}

function summary(settings: Settings, calls: Calls, milliseconds: number): string {
  const steps = [...calls.spent].map(([step, spent]) => `${step}: ${inWords(spent, settings)}`);
  const seconds = (milliseconds / 1000).toFixed(1);
  return [...steps, `In all: ${inWords(calls.total(), settings)}, ${seconds} s`].join('\n');
}

async function run(settings: Settings, calls: Calls): Promise<void> {
  const say = (line: string) => console.error(line);
  const signal = stopping();
  const { file } = settings;
  await connect(settings, signal, say);
  const started = performance.now();
  try {
    if (file === null) await tryAssignment(settings, calls, signal, say);
    else await tryTree({ ...settings, file }, calls, signal, say);
  } finally {
    console.log(`\n${summary(settings, calls, performance.now() - started)}`);
  }
}

/** The exit code, after a sentence about what was wrong. Programmers' errors are thrown. */
function explained(error: unknown): number {
  if (error instanceof Stopped) {
    console.error('Stopped. With --record FILE the same command goes on where it was.');
    return 130;
  }
  const isExpected =
    error instanceof UsageError ||
    error instanceof AppError ||
    error instanceof ModelError ||
    error instanceof CapReached;
  if (!isExpected) throw error;
  console.error(error.message);
  if (error instanceof UsageError) console.error('What can be said: npm run llm:try -- --help');
  return error instanceof UsageError ? 2 : 1;
}

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings === 'help') console.log(usage);
  else await run(settings, new Calls(settings.record));
} catch (error) {
  process.exitCode = explained(error);
}
