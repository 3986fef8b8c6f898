import { route } from '@/lib/api/route';
import { listPeople } from '@/lib/services/people';

export const GET = route(async ({ actor }) => Response.json({ items: await listPeople(actor) }));
