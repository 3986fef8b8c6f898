/** The hard limits of a run as they are typed. Pure. */

import { numberText, readNumber } from '@/components/ui/number-text';
import type { Caps } from '@/lib/api/run-contract';

export type CapName = keyof Caps;
/** '' is no limit. */
export type CapsDraft = Readonly<Record<CapName, string>>;

export const capNames = ['calls', 'tokens', 'costUsd'] as const satisfies readonly CapName[];

const bounds = {
  calls: { least: 1, most: 1_000_000, whole: true },
  tokens: { least: 1, most: 10_000_000_000, whole: true },
  costUsd: { least: 0.01, most: 1_000_000 },
};

export function capsDraftOf(caps: Caps): CapsDraft {
  return {
    calls: numberText(caps.calls),
    tokens: numberText(caps.tokens),
    costUsd: numberText(caps.costUsd),
  };
}

export type CapsReading =
  | { readonly ok: true; readonly caps: Caps }
  | { readonly ok: false; readonly problems: Partial<Record<CapName, string>> };

export function readCaps(draft: CapsDraft): CapsReading {
  const caps: Record<CapName, number | null> = { calls: null, tokens: null, costUsd: null };
  const problems: Partial<Record<CapName, string>> = {};
  for (const name of capNames) {
    const reading = readNumber(draft[name], bounds[name]);
    if (reading.ok) caps[name] = reading.value;
    else problems[name] = reading.problem;
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, caps };
}

/** What differs from `before`; undefined when nothing does, or when it cannot be read. */
export function changedCaps(draft: CapsDraft, before: Caps): Partial<Caps> | undefined {
  const reading = readCaps(draft);
  if (!reading.ok) return undefined;
  const { caps } = reading;
  const changed = capNames.filter((name) => caps[name] !== before[name]);
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, caps[name]]));
}
