import { useNavigate, useSearch } from '@tanstack/react-router';

/** What the URL may say about a view. Words that are not known are dropped. */
export type Raw = Record<string, unknown>;

export const word = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value);

export function oneOf<T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((each) => each === value);
}

export type ListSearch = { q?: string; state?: string; sort?: string };

export const listSearch = (raw: Raw): ListSearch => ({ q: word(raw.q), state: word(raw.state), sort: word(raw.sort) });

/** The view as the URL has it, and the way to change it. A change of a filter does not add to the history. */
export function useView<T extends object>(): [view: T, change: (part: Partial<T>) => void] {
  const view = useSearch({ strict: false } as never) as T;
  const navigate = useNavigate();
  const change = (part: Partial<T>) => {
    void navigate({
      to: '.',
      search: (now: object) => ({ ...now, ...part }),
      replace: true,
      resetScroll: false,
    } as never);
  };
  return [view, change];
}

/** Whether a text holds every word of the query. */
export function matches(query: string | undefined, ...texts: (string | null | undefined)[]): boolean {
  if (!query) return true;
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => text.includes(part));
}
