import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@/ui/EmptyState';

export function NotFound() {
  return (
    <EmptyState
      icon={IconMapOff}
      title="There is no such page"
      action={
        <Button component={Link} to="/">
          Go to the overview
        </Button>
      }
    >
      The address may be mistyped, or what it showed has been removed.
    </EmptyState>
  );
}
