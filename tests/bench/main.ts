/** `npm run bench`: the figures of the README, on a database of its own. */

import { benchChimeImport } from './chime-import';
import { benchEditor } from './editor/main';
import { benchExports } from './exports';
import { benchImports } from './imports';
import { benchLlmRun } from './llm-run';
import { benchLocalEngine } from './local-engine';
import { onOwnDatabase } from './own-database';
import { benchPlacing } from './placing';
import { benchSaves } from './saves';
import { toTable } from './table';

await onOwnDatabase(async () => {
  console.log(toTable(await benchImports()));
  console.log(toTable(await benchChimeImport()));
  console.log(toTable(await benchSaves()));
  console.log(toTable(await benchLlmRun(process.argv[2])));
  console.log(toTable(await benchExports()));
  console.log(toTable(await benchEditor()));
  console.log(toTable(await benchLocalEngine(process.argv[2])));
  console.log(toTable(await benchPlacing()));
});
