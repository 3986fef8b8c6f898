import { openApiDocument } from '@/lib/api/openapi';
import { openRoute } from '@/lib/api/route';

export const GET = openRoute(async () => Response.json(openApiDocument()));
