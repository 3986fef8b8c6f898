import type { Model } from '@/lib/llm/model';
import type { InputStudy } from '@/lib/pipeline/engine';
import type { Asker } from '@/lib/pipeline/llm/ask';
import type { Draft } from '@/lib/pipeline/llm/draft';
import { Notes } from '@/lib/pipeline/llm/notes';

/** A study with this number, title and abstract. */
export function study(number: number, title: string, abstract = ''): InputStudy {
  return { number, title, abstract };
}

/** Studies "Study 0 of hand hygiene" and so on, each with an abstract of its own. */
export function studiesOn(subject: string, count: number, from = 0): InputStudy[] {
  return Array.from({ length: count }, (_, i) =>
    study(from + i, `Study ${from + i} of ${subject}`, `Trial ${from + i} improved ${subject}.`),
  );
}

export function askerOf(model: Model, parts: Partial<Asker> = {}): Asker {
  const notes = new Notes({ warn: () => {} });
  const signal = new AbortController().signal;
  return { model, notes, signal, temperature: 0, ...parts };
}

/** A draft that holds these studies itself, with nothing known of why. */
export function draft(name: string, studies: readonly number[], ...children: Draft[]): Draft {
  const placements = studies.map((studyNumber) => ({
    studyNumber,
    reason: null,
    quote: null,
    evidenceId: null,
    confidence: null,
  }));
  return { name, scopeNote: '', evidenceId: null, placements, children };
}

/** The drafts as an outline: a name, its studies, and what is below it. */
export type Sketch = readonly [name: string, studies: readonly number[], ...children: Sketch[]];

export function sketch({ name, placements, children }: Draft): Sketch {
  return [name, placements.map(({ studyNumber }) => studyNumber), ...children.map(sketch)];
}
