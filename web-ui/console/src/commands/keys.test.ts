import { expect, it } from 'vitest';
import type { Command } from './command';
import { COMMANDS } from './commands';
import { KeyReader, keyOf } from './keys';

const command = (id: string, shortcut: string) => ({ id, shortcut }) as Command;
const commands = [command('models', 'g m'), command('keys', '?'), command('palette', 'mod+k')];
const event = (key: string, more = {}) => ({ key, metaKey: false, ctrlKey: false, altKey: false, ...more });

it('reads two keys in a row as one command', () => {
  const reader = new KeyReader();
  expect(reader.read('g', commands, 0)).toBeUndefined();
  expect(reader.read('m', commands, 500)?.id).toBe('models');
});

it('forgets the first key after a while', () => {
  const reader = new KeyReader();
  reader.read('g', commands, 0);
  expect(reader.read('m', commands, 5000)).toBeUndefined();
});

it('names keys with Ctrl and Cmd alike', () => {
  expect(keyOf(event('K', { ctrlKey: true }))).toBe('mod+k');
  expect(keyOf(event('k', { metaKey: true }))).toBe('mod+k');
  expect(keyOf(event('?'))).toBe('?');
});

it('gives no two commands the same shortcut', () => {
  const shortcuts = COMMANDS.flatMap(({ shortcut }) => shortcut ?? []);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});
