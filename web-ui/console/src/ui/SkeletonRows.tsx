import { Skeleton } from '@mantine/core';

const WIDTHS = ['72%', '58%', '66%', '49%', '61%', '54%'];

/** Grey lines where rows will be. */
export function SkeletonRows({ rows }: { rows: number }) {
  return (
    <div role="status" aria-label="Loading" style={{ padding: '8px 0' }}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={row} height={12} my={20} radius={4} width={WIDTHS[row % WIDTHS.length]} />
      ))}
    </div>
  );
}
