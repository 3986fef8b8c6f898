import { route } from '@/lib/api/route';
import { listMyTasks } from '@/lib/services/tasks';

export const GET = route(async ({ actor }) => Response.json({ items: await listMyTasks(actor) }));
