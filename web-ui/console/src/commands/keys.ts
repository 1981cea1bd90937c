import type { Command } from './command';

const PREFIX_MILLIS = 1200;

/** The key of an event in the words of `Command.shortcut`. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>): string | undefined {
  if (event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key;
}

/** Turns keys pressed one after the other into commands. */
export class KeyReader {
  private prefix = '';
  private until = 0;

  /** The command that this key completes, if any. */
  read(key: string, commands: Command[], now: number): Command | undefined {
    const typed = now < this.until ? `${this.prefix} ${key}` : key;
    const command =
      commands.find(({ shortcut }) => shortcut === typed) ?? commands.find(({ shortcut }) => shortcut === key);
    const begins = !command && commands.some(({ shortcut }) => shortcut?.startsWith(`${key} `));
    this.prefix = begins ? key : '';
    this.until = begins ? now + PREFIX_MILLIS : 0;
    return command;
  }
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
