import { body, client } from './client';
import { everyPage } from './pages';
import type { EventRow, Page } from './types';

/** The log is read forwards, oldest first; a person wants its end. The end that was seen last is where to look from. */

const KEPT = 500;
const PAGE = 200;
let end = 0;

type Filter = { type?: string; subject?: string };

export async function latestEvents(filter: Filter): Promise<Page<EventRow>> {
  const narrowed = filter.type !== undefined || filter.subject !== undefined;
  const from = narrowed ? 0 : Math.max(0, end - KEPT);
  const items = await everyPage(
    (after) => body(client.GET('/events', { params: { query: { limit: PAGE, after: Number(after), ...filter } } })),
    String(from),
  );
  if (!narrowed) end = Math.max(end, items.at(-1)?.position ?? 0);
  return { items: items.slice(-KEPT) };
}
