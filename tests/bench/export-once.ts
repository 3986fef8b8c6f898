/** A process of its own for one export, so that its memory is that of the export: prints { seconds, megabytes }. */

import { exportSettingsSchema } from '@/lib/api/export-contract';
import { owner } from '@/lib/auth/actor';
import { closeDatabase, inTransaction } from '@/lib/db/client';
import { insertExport } from '@/lib/db/exports';
import { executeExport } from '@/lib/services/execute-export';

const [topicId, format] = process.argv.slice(2);
const settings = exportSettingsSchema.parse({
  ...{ dataset: 'claim-category', format },
  filters: { topicIds: [topicId], reviewedOnly: false },
});
const asked = { requestedById: owner.id, ofEverybody: true, settings };
const id = await inTransaction((on) => insertExport(on, asked));
const start = performance.now();
await executeExport(id, new AbortController().signal);
const seconds = (performance.now() - start) / 1000;
// In kilobytes, the most there has been.
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ seconds, megabytes }));
await closeDatabase();
