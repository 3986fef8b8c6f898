import { route } from '@/lib/api/route';
import { listTasks } from '@/lib/services/tasks';

export const GET = route(async ({ actor }) => Response.json({ items: await listTasks(actor) }));
