import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemView } from './ProblemView';
import { SkeletonRows } from './SkeletonRows';
import { StaleNote } from './StaleNote';

type Props<T> = { query: UseQueryResult<T>; rows?: number; children: (data: T) => ReactNode };

/** What a read looks like on its way: skeleton, error, or its data, with a note when the data is stale. */
export function Loaded<T>({ query, rows = 6, children }: Props<T>) {
  if (query.data === undefined) {
    if (query.error) return <ProblemView error={query.error} retry={() => query.refetch()} />;
    return <SkeletonRows rows={rows} />;
  }
  return (
    <>
      {query.error && <StaleNote since={query.dataUpdatedAt} retry={() => query.refetch()} />}
      {children(query.data)}
    </>
  );
}
