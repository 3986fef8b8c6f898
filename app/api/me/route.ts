import { route } from '@/lib/api/route';
import { getMe } from '@/lib/services/my-account';

export const GET = route(async ({ actor }) => Response.json(await getMe(actor)));
