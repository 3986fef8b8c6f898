import type { ResumeRun, Run } from '@/lib/api/run-contract';
import type { Transaction } from '@/lib/db/client';
import { updateRunSettings } from '@/lib/db/runs';

/** Gives the run other limits; of those not given it keeps its own. Returns the run as it is then. */
export async function raiseCaps(on: Transaction, run: Run, caps: ResumeRun['caps']): Promise<Run> {
  if (caps === undefined || run.settings.engine !== 'llm') return run;
  const settings = { ...run.settings, caps: { ...run.settings.caps, ...caps } };
  await updateRunSettings(on, run.id, settings);
  return { ...run, settings };
}
