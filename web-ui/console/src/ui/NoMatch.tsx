import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { EmptyState } from './EmptyState';

/** There are things here, but none that the filters let through. */
export function NoMatch({ clear }: { clear: () => void }) {
  return (
    <EmptyState
      icon={IconFilterOff}
      title="Nothing matches these filters"
      action={<Button onClick={clear}>Clear filters</Button>}
    />
  );
}
