import { useEffect, useSyncExternalStore } from 'react';
import type { Command } from './command';

let current: Command[] = [];
const listeners = new Set<() => void>();

function change(next: Command[]): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Offers commands of a page in the palette while the page is shown. Pass a list that is stable between draws. */
export function useOfferCommands(commands: Command[]): void {
  useEffect(() => {
    change([...current, ...commands]);
    return () => change(current.filter((command) => !commands.includes(command)));
  }, [commands]);
}

export const usePageCommands = (): Command[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
