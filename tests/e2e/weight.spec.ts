import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { expect, test } from '../support/e2e';

interface RouteStats {
  readonly route: string;
  readonly firstLoadChunkPaths: readonly string[];
}

/** What the build says each page loads first; the app of these tests has made it. */
const routes: readonly RouteStats[] = JSON.parse(
  readFileSync('.next/diagnostics/route-bundle-stats.json', 'utf8'),
);

function gzippedKilobytes({ firstLoadChunkPaths }: RouteStats): number {
  const bytes = firstLoadChunkPaths.map((path) => gzipSync(readFileSync(path)).length);
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

test('no page loads more than 230 kB of script first', () => {
  const weights = Object.fromEntries(routes.map((each) => [each.route, gzippedKilobytes(each)]));
  expect(Object.keys(weights)).toContain('/trees/[id]');
  for (const [route, weight] of Object.entries(weights)) {
    expect(weight, route).toBeLessThanOrEqual(230);
  }
});
