import { expect, test } from 'vitest';

import { type Command, commandsFor, mostCommands } from '@/components/tree-editor/commands';

const named = (name: string, note = ''): Command => ({ id: name, name, note, run: () => {} });
const names = (commands: readonly Command[], typed: string) =>
  commandsFor(commands, typed).map(({ name }) => name);

const commands = [
  named('Undo', "renamed 'Alerts'"),
  named('Open the history'),
  named('Alerts', 'Category / Nudges'),
  named('Fatigue of alerts', 'Study'),
];

test('a command fits when every word typed is in its name or note', () => {
  expect(names(commands, '')).toHaveLength(4);
  expect(names(commands, 'hist open')).toEqual(['Open the history']);
  expect(names(commands, 'category nudges')).toEqual(['Alerts']);
  expect(names(commands, 'nothing like it')).toEqual([]);
});

test('what begins with what was typed comes first', () => {
  expect(names(commands, 'aler')).toEqual(['Alerts', 'Fatigue of alerts', 'Undo']);
});

test('no more are offered than can be looked through', () => {
  const many = Array.from({ length: 500 }, (_, index) => named(`Category ${index}`));
  expect(commandsFor(many, 'category')).toHaveLength(mostCommands);
});
