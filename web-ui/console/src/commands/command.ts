import type { StatusIcon } from '@/ui/status';

/** What a command may look at and work with. */
export type CommandContext = {
  go: (path: string) => void;
  path: string;
  verbs: string[];
  scheme: string;
  setScheme: (scheme: 'light' | 'dark' | 'auto') => void;
  openPalette: () => void;
  openKeys: () => void;
  signOut: () => void;
};

/** A user's command as data: the menu, the keys and the palette all read it. */
export type Command = {
  id: string;
  group: 'Go to' | 'This page' | 'Look' | 'Help' | 'Session';
  label: string;
  icon: StatusIcon;
  keywords: string[];
  /** Keys pressed one after the other, such as `g m`; `mod` is Cmd on a Mac, Ctrl elsewhere. */
  shortcut?: string;
  predicate: (context: CommandContext) => boolean;
  perform: (context: CommandContext) => void;
};
