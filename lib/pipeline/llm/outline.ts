import type { AssignmentEvidence } from '../engine';
import { nameKey } from '../name-key';
import type { Draft } from './draft';

/** A category in the list that the model is shown. */
export interface OutlineEntry {
  /** C1, C2, ... depth first. */
  readonly label: string;
  readonly depth: number;
  /** The label of the category above; null for a root category. */
  readonly parent: string | null;
  readonly draft: Draft;
  /** Studies placed directly here, by number; changes as the check goes on. */
  readonly placements: Map<number, AssignmentEvidence>;
}

/** The drafts as a flat list of labelled categories, in which studies can be placed and removed. */
export class Outline {
  readonly entries: readonly OutlineEntry[];
  readonly #byLabel: ReadonlyMap<string, OutlineEntry>;

  constructor(private readonly roots: readonly Draft[]) {
    const entries: OutlineEntry[] = [];
    const visit = (draft: Draft, parent: string | null, depth: number) => {
      const label = `C${entries.length + 1}`;
      const placements = new Map(draft.placements.map((each) => [each.studyNumber, each]));
      entries.push({ label, depth, parent, draft, placements });
      for (const child of draft.children) visit(child, label, depth + 1);
    };
    for (const root of roots) visit(root, null, 1);
    this.entries = entries;
    this.#byLabel = new Map(entries.map((entry) => [entry.label, entry]));
  }

  /** By label, by a name that only one category has, or by a label with more behind it ("C3: Posters"); null: none. */
  find(said: string): OutlineEntry | null {
    const known = this.#byLabel.get(said);
    if (known) return known;
    const [named, second] = this.entries.filter(
      ({ draft }) => nameKey(draft.name) === nameKey(said),
    );
    if (named && !second) return named;
    const label = /^\W{0,3}(C\d{1,9})\b/i.exec(said)?.[1] ?? '';
    return this.#byLabel.get(label.toUpperCase()) ?? null;
  }

  /** Labels of the categories that a study is placed directly in. */
  placesOf(studyNumber: number): string[] {
    return this.entries
      .filter(({ placements }) => placements.has(studyNumber))
      .map(({ label }) => label);
  }

  /** Whether one of the study's places was given without a reason of its own. */
  hasUnjudgedPlace(studyNumber: number): boolean {
    return this.entries.some(({ placements }) => placements.get(studyNumber)?.reason === null);
  }

  /** Names from the root category down to this one; empty when there is no such label. */
  pathOf(label: string): string[] {
    const path: string[] = [];
    for (let at = this.find(label); at; at = at.parent === null ? null : this.find(at.parent))
      path.unshift(at.draft.name);
    return path;
  }

  isAbove(above: string, below: string): boolean {
    for (let at = this.find(below)?.parent ?? null; at !== null; at = this.find(at)?.parent ?? null)
      if (at === above) return true;
    return false;
  }

  /** Numbers of all studies that are placed somewhere. */
  placed(): Set<number> {
    return new Set(this.entries.flatMap(({ placements }) => [...placements.keys()]));
  }

  /** The drafts with the placements as they are now. */
  toDrafts(): Draft[] {
    let next = 0;
    const rebuild = (draft: Draft): Draft => {
      const placements = [...(this.entries[next++]?.placements.values() ?? [])];
      placements.sort((a, b) => a.studyNumber - b.studyNumber);
      return { ...draft, placements, children: draft.children.map(rebuild) };
    };
    return this.roots.map(rebuild);
  }
}
