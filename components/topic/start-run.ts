import { api } from '@/lib/api/client';
import type { StartRun } from '@/lib/api/run-contract';

export type RunSettings = Omit<StartRun, 'engine'>;

export const defaultSettings: RunSettings = { maxRootCategories: 5, maxDepth: 3 };

/** Starts a run of the local engine. Throws ApiFailure. */
export async function startLocalRun(topicId: string, settings: RunSettings): Promise<void> {
  const body: StartRun = { engine: 'local', ...settings };
  await api.post(`/api/topics/${topicId}/runs`, body);
}
