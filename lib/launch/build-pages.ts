/** `npm run build`: the build that `npm start` makes when there is none of these sources. */

import { ensureBuild } from './build';

await ensureBuild(console.log, new AbortController().signal);
