import type { ReactNode } from 'react';

export type Column<T> = {
  id: string;
  header: ReactNode;
  cell: (row: T) => ReactNode;
  /** Gives the value to order by; a column without it cannot be sorted. */
  sortBy?: (row: T) => string | number;
  align?: 'end';
  /** Shown only where there is room. */
  wide?: boolean;
  /** Takes the width that is left. */
  grow?: boolean;
};

/** The order after a click on a header: ascending, descending, ascending. */
export const nextSort = (id: string, sort: string | undefined): string => (sort === id ? `-${id}` : id);

/** Rows in the order `sort` says (`age`, `-age`); rows that are equal there keep their order. */
export function sortRows<T>(rows: T[], columns: Column<T>[], sort: string | undefined): T[] {
  const column = columns.find(({ id }) => id === sort?.replace(/^-/, ''));
  const by = column?.sortBy;
  if (!by) return rows;
  const direction = sort?.startsWith('-') ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(by(a), by(b)));
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
