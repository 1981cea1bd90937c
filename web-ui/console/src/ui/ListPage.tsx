import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Page } from '@/api/types';
import { type ListSearch, useView } from '@/app/search';
import { DataTable } from './DataTable';
import { EmptyState } from './EmptyState';
import { FilterBar } from './FilterBar';
import { Loaded } from './Loaded';
import { NoMatch } from './NoMatch';
import { PageHeader } from './PageHeader';
import { StateFilter } from './StateFilter';
import type { StatusIcon } from './status';
import type { Column } from './table';

type Props<T> = {
  title: string;
  meta: ReactNode;
  actions?: ReactNode;
  query: UseQueryResult<Page<T>>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  stateOf?: (row: T) => string;
  matching: (row: T, view: ListSearch) => boolean;
  defaultSort: string;
  empty: { icon: StatusIcon; title: string; says: ReactNode };
  children?: ReactNode;
};

/** A page that is one list: search and state in the URL, and the five states a list has besides data. */
export function ListPage<T>(props: Props<T>) {
  const { title, meta, actions, query, empty, children } = props;
  return (
    <>
      <PageHeader title={title} meta={meta} actions={actions} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={empty.icon} title={empty.title}>
              {empty.says}
            </EmptyState>
          ) : (
            <Filtered {...props} items={items} />
          )
        }
      </Loaded>
      {children}
    </>
  );
}

function Filtered<T>({ title, items, stateOf, matching, columns, rowKey, defaultSort }: Props<T> & { items: T[] }) {
  const [view, change] = useView<ListSearch>();
  const rows = items.filter((row) => matching(row, view) && (!view.state || !stateOf || stateOf(row) === view.state));
  return (
    <>
      <FilterBar
        value={view.q ?? ''}
        onChange={(q) => change({ q: q || undefined })}
        placeholder={`Search ${title.toLowerCase()}`}
      >
        {stateOf && (
          <StateFilter
            label="Any state"
            states={items.map(stateOf)}
            value={view.state}
            onChange={(state) => change({ state })}
          />
        )}
      </FilterBar>
      {rows.length === 0 ? (
        <NoMatch clear={() => change({ q: undefined, state: undefined })} />
      ) : (
        <DataTable
          label={title}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          sort={view.sort ?? defaultSort}
          onSort={(sort) => change({ sort })}
        />
      )}
    </>
  );
}
