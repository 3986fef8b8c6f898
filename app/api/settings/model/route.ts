import { saveModelSettingsSchema } from '@/lib/api/model-contract';
import { readJson, route } from '@/lib/api/route';
import { getModelSettings, saveModelSettings } from '@/lib/services/model-settings';

export const GET = route(async ({ actor }) => Response.json(await getModelSettings(actor)));

export const PATCH = route(async ({ actor, request }) =>
  Response.json(await saveModelSettings(actor, await readJson(request, saveModelSettingsSchema))),
);
