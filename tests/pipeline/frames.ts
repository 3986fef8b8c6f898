import type { GeneratedCategory } from '@/lib/pipeline/engine';
import type { Frame, FrameCategory } from '@/lib/pipeline/frame';

/** A category whose id is its name in small letters with hyphens. */
export function framed(name: string, ...children: FrameCategory[]): FrameCategory {
  return { id: name.toLowerCase().replaceAll(' ', '-'), name, scopeNote: '', children };
}

/** Two ways of placing studies on the wards of a hospital; nothing of theirs is about imaging. */
export const wards: Frame = [
  framed('Infections', framed('Hand hygiene'), framed('Antibiotic prescribing')),
  framed('Tests', framed('Laboratory tests'), framed('Imaging')),
  framed('Billing'),
];

/** Ids as they are nested. */
export type Nesting = readonly [id: string | undefined, ...children: Nesting[]];

export function nestingOf({ id, children }: GeneratedCategory | FrameCategory): Nesting {
  return [id, ...children.map(nestingOf)];
}
