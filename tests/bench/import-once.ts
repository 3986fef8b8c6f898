/** A process of its own for one import, so that its memory is that of the import: prints { seconds, megabytes }. */

import { readFileSync } from 'node:fs';

import { owner } from '@/lib/auth/actor';
import { closeDatabase } from '@/lib/db/client';
import { createTopic } from '@/lib/services/create-topic';

const name = process.argv[2] ?? '';
const start = performance.now();
await createTopic(owner, { title: 'Ten thousand', files: [{ name, bytes: readFileSync(name) }] });
const seconds = (performance.now() - start) / 1000;
// In kilobytes, the most there has been.
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, megabytes }));
await closeDatabase();
