import type { Engine } from '@/lib/pipeline/engine';
import { localEngine } from '@/lib/pipeline/local/engine';

export function engineNamed(name: Engine['name']): Engine {
  if (name === 'local') return localEngine;
  throw new Error(`there is no engine named ${name}`);
}
