import { useSyncExternalStore } from 'react';

/** What one person prefers on one browser. Not shared, so it is kept in the browser. */
type Preferences = { utc: boolean };

const KEY = 'slipway.preferences';
const listeners = new Set<() => void>();
let current: Preferences = read();

function read(): Preferences {
  try {
    return { utc: false, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { utc: false };
  }
}

export function changePreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export const preferences = (): Preferences => current;

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
