/** `npm run verify`: replays every correction's log and says which do not give the stored tree. */

import { prepareDatabase } from '@/lib/services/prepare-database';
import { verifyCorrections } from '@/lib/services/verify-corrections';

import { runCommand } from './command';

async function verify(url: string): Promise<number> {
  await prepareDatabase(url);
  let corrections = 0;
  let broken = 0;
  for await (const { treeId, version, problem } of verifyCorrections()) {
    corrections += 1;
    if (problem === null) continue;
    broken += 1;
    console.error(`tree ${treeId} at version ${version}: ${problem}`);
  }
  console.log(`${corrections - broken} of ${corrections} corrections replay to the stored tree.`);
  return broken === 0 ? 0 : 1;
}

await runCommand({ name: 'npm run verify' }, verify);
