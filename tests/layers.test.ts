import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

/** `lib/tree`, `components`, `app` ...: what the lint rules on `@/` imports are about. */
function layerOf(path: string): string {
  return path.split('/', path.startsWith('lib/') ? 2 : 1).join('/');
}

/** The few files right below lib are of no layer. */
const files = globSync('{app,components,lib/*}/**/*.{ts,tsx}').filter(
  (file) => !file.startsWith('lib/db/generated/'),
);

function relativeImports(file: string): readonly string[] {
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']*)'/g);
  return [...imports].map(([, path = '']) => join(dirname(file), path));
}

describe('relative imports', () => {
  it('stay within their layer, so that the lint rules on the others see every import between layers', () => {
    expect(files.length).toBeGreaterThan(300);
    const leaving = files.flatMap((file) =>
      relativeImports(file)
        .filter((target) => layerOf(target) !== layerOf(file))
        .map((target) => `${file} -> ${target}`),
    );
    expect(leaving).toEqual([]);
  });
});
