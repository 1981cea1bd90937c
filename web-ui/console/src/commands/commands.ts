import {
  IconClock,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react';
import { changePreferences, preferences } from '@/ui/preferences';
import type { Command } from './command';
import { placeCommands } from './places';

const always = () => true;

function focusSearch(): void {
  document.querySelector<HTMLElement>('input[data-search]')?.focus();
}

/** The commands that are there on every page. */
export const COMMANDS: Command[] = [
  ...placeCommands,
  {
    id: 'palette',
    group: 'Help',
    label: 'Search and run commands',
    icon: IconSearch,
    keywords: ['palette', 'find'],
    shortcut: 'mod+k',
    predicate: always,
    perform: ({ openPalette }) => openPalette(),
  },
  {
    id: 'search',
    group: 'This page',
    label: 'Search this list',
    icon: IconSearch,
    keywords: ['filter', 'find'],
    shortcut: '/',
    predicate: () => document.querySelector('input[data-search]') !== null,
    perform: focusSearch,
  },
  {
    id: 'keys',
    group: 'Help',
    label: 'Keyboard shortcuts',
    icon: IconKeyboard,
    keywords: ['help', 'keys'],
    shortcut: '?',
    predicate: always,
    perform: ({ openKeys }) => openKeys(),
  },
  {
    id: 'light',
    group: 'Look',
    label: 'Light theme',
    icon: IconSun,
    keywords: ['colour', 'bright'],
    predicate: ({ scheme }) => scheme !== 'light',
    perform: ({ setScheme }) => setScheme('light'),
  },
  {
    id: 'dark',
    group: 'Look',
    label: 'Dark theme',
    icon: IconMoon,
    keywords: ['colour', 'night'],
    predicate: ({ scheme }) => scheme !== 'dark',
    perform: ({ setScheme }) => setScheme('dark'),
  },
  {
    id: 'system-theme',
    group: 'Look',
    label: 'Theme of the system',
    icon: IconDeviceDesktop,
    keywords: ['colour', 'auto'],
    predicate: ({ scheme }) => scheme !== 'auto',
    perform: ({ setScheme }) => setScheme('auto'),
  },
  {
    id: 'utc',
    group: 'Look',
    label: 'Times in UTC or local',
    icon: IconClock,
    keywords: ['zone', 'clock', 'time'],
    predicate: always,
    perform: () => changePreferences({ utc: !preferences().utc }),
  },
  {
    id: 'sign-out',
    group: 'Session',
    label: 'Sign out',
    icon: IconLogout,
    keywords: ['log out', 'leave'],
    predicate: always,
    perform: ({ signOut }) => signOut(),
  },
];
