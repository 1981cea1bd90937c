import type { Page } from './types';

/** Follows a cursor to its end; stops after so many pages that nobody reads further. */
const MOST_PAGES = 50;

export async function everyPage<T>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  from?: string,
): Promise<T[]> {
  const items: T[] = [];
  let cursor = from;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items: more, next } = await read(cursor);
    items.push(...more);
    if (!next) break;
    cursor = next;
  }
  return items;
}
