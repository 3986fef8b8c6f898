/** `npm run restore -- FILE`: fills an empty instance from what `npm run backup` wrote. */

import { resolve } from 'node:path';

import { restore } from '@/lib/db/backup/restore';
import { database } from '@/lib/db/client';
import { isStoredKeyLost } from '@/lib/services/model-server';

import { fileArgument, runCommand } from './command';

const keyLost =
  'The stored key of the language model was encrypted with another ESPALIER_SECRET: start with that one, ' +
  'or enter the key again on the settings page.';

await runCommand({ name: 'npm run restore', alone: true }, async (url) => {
  const file = resolve(fileArgument('npm run restore -- FILE'));
  const { header, rows, migrated } = await restore(url, file);
  console.log(`Restored ${rows} rows, as they were on ${header.madeAt}.`);
  if (migrated.length > 0) console.log(`Brought up to date: ${migrated.join(', ')}.`);
  if (await isStoredKeyLost(database())) console.log(keyLost);
  console.log('Everybody has to sign in again. `npm run verify` checks the logs.');
  return 0;
});
