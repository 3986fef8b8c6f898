/** The parts of the page of a run by a language model; each is an address of its own. */

export const runTabs = ['calls', 'changes', 'findings', 'settings', 'prompts'] as const;
export type RunTab = (typeof runTabs)[number];

export const tabLabels: Readonly<Record<RunTab, string>> = {
  calls: 'Model calls',
  changes: 'Changed places',
  findings: 'Warnings and repairs',
  settings: 'Settings',
  prompts: 'Prompts',
};

/** What is not a tab is the first. */
export function runTabFrom(text: unknown): RunTab {
  return runTabs.find((tab) => tab === text) ?? 'calls';
}
