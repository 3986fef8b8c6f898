import type { SaveResult } from './gesture-contract';

/** 200 if any gesture stands, else 409 when others' changes are why, else 422. */
export function saveReply({ version, results }: SaveResult, stale: boolean): Response {
  const stands = results.some((result) => result.status !== 'refused');
  const status = stands ? 200 : stale ? 409 : 422;
  return Response.json({ version, results } satisfies SaveResult, { status });
}
