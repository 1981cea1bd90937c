import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';
import { type Column, nextSort, sortRows } from './table';

type Props<T> = {
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  sort?: string;
  onSort?: (sort: string) => void;
  selected?: (row: T) => boolean;
};

/** Rows of like things. The first link of a row serves the whole row; the order is in the URL of the page. */
export function DataTable<T>({ label, columns, rows, rowKey, sort, onSort, selected }: Props<T>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, columns, sort).map((row) => (
            <tr key={rowKey(row)} aria-selected={selected?.(row) || undefined}>
              {columns.map((column) => (
                <td key={column.id} data-align={column.align} data-wide={column.wide} data-grow={column.grow}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type HeaderProps<T> = { column: Column<T>; sort?: string; onSort?: (sort: string) => void };

function HeaderCell<T>({ column, sort, onSort }: HeaderProps<T>): ReactNode {
  const active = sort === column.id || sort === `-${column.id}`;
  const descending = sort?.startsWith('-') ?? false;
  const order = descending ? 'descending' : 'ascending';
  return (
    <th data-align={column.align} data-wide={column.wide} aria-sort={active ? order : undefined} scope="col">
      {column.sortBy && onSort ? (
        <button type="button" onClick={() => onSort(nextSort(column.id, sort))}>
          {column.header}
          {active && (descending ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />)}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
