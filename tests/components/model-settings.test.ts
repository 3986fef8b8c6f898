import { describe, expect, it } from 'vitest';

import {
  draftOf,
  readSettingsDraft,
  type SettingsDraft,
  serverOf,
} from '@/components/model-settings/settings-draft';
import { type ModelSettings, saveModelSettingsSchema } from '@/lib/api/model-contract';

const settings: ModelSettings = {
  baseUrl: 'https://api.example.org/v1',
  model: 'keyword-1',
  sources: { baseUrl: 'settings', model: 'settings', apiKey: 'settings' },
  ready: true,
  missing: null,
  concurrency: 4,
  timeoutSeconds: 120,
  prices: [{ model: 'keyword-1', inputPerMillion: 2.5, outputPerMillion: 10 }],
  askAbove: { calls: 1_000, costUsd: null },
  caps: { calls: 10_000, tokens: null, costUsd: 100 },
};

const read = (change: Partial<SettingsDraft>, of = settings) =>
  readSettingsDraft({ ...draftOf(of), ...change }, of);

describe('the settings of the language model as they are typed', () => {
  it('come back as they were when nothing is typed, the key left alone', () => {
    const { sources, ready, missing, ...same } = settings;
    const reading = read({});
    expect(reading).toEqual({ ok: true, change: same });
    if (reading.ok) expect(saveModelSettingsSchema.safeParse(reading.change).success).toBe(true);
  });

  it('leave out what the environment says, and a model that is not named yet', () => {
    const fixed = {
      ...settings,
      sources: { ...settings.sources, baseUrl: 'environment' as const },
    };
    expect(serverOf({ ...draftOf(fixed), model: ' ', apiKey: ' k ' }, fixed)).toEqual({
      apiKey: 'k',
    });
  });

  it('name each field that cannot be saved', () => {
    const prices = [
      { key: 'a', model: 'm', input: '1', output: '' },
      { key: 'b', model: 'm', input: 'x', output: '1' },
      { key: 'c', model: '', input: '0', output: '0' },
    ];
    expect(read({ baseUrl: 'api.example.org', concurrency: '', askCost: '-1', prices })).toEqual({
      ok: false,
      problems: {
        baseUrl: 'Give an address that begins with http:// or https://.',
        concurrency: 'Give a number.',
        askCost: 'Give a number.',
        'price:a:output': 'Give a number.',
        'price:b:model': 'It has a price already.',
        'price:b:input': 'Give a number.',
        'price:c:model': 'Name the model.',
      },
    });
  });

  it('take a blank limit for none, and a blank price for a mistake', () => {
    expect(read({ askCalls: '' })).toMatchObject({ change: { askAbove: { calls: null } } });
    expect(read({ caps: { calls: '', tokens: '', costUsd: '' } })).toMatchObject({
      change: { caps: { calls: null, tokens: null, costUsd: null } },
    });
  });
});
