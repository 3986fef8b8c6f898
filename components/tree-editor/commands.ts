/** What the command palette offers: what can be done now, and every category and study to go to. Pure. */

import { fold, hasWords, queryWords } from '@/components/study-list/search';

export interface Command {
  readonly id: string;
  readonly name: string;
  /** What kind of thing it is, or where. */
  readonly note: string;
  readonly keys?: string;
  run(): void;
  /** Gives the focus to where it leads; without it the focus goes back to where it was. */
  focus?(): void;
}

export const mostCommands = 40;

/**
 * Those in whose name or note every word typed occurs: first those whose name begins with what was typed, then
 * those whose name alone has it all.
 */
export function commandsFor(commands: readonly Command[], typed: string): readonly Command[] {
  const words = queryWords(typed);
  const wanted = fold(typed.trim());
  const fitting = commands.filter(({ name, note }) => hasWords(fold(`${name}\n${note}`), words));
  if (wanted === '') return fitting.slice(0, mostCommands);
  const rank = ({ name }: Command): number => {
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 0;
    return hasWords(folded, words) ? 1 : 2;
  };
  return fitting.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostCommands);
}
