import { Pill, Select } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '@/api/queries';
import { curl } from '@/app/calls';
import { matches, useView } from '@/app/search';
import { CopyAs } from '@/ui/CopyAs';
import { EmptyState } from '@/ui/EmptyState';
import { FilterBar } from '@/ui/FilterBar';
import { Loaded } from '@/ui/Loaded';
import { NoMatch } from '@/ui/NoMatch';
import { PageHeader } from '@/ui/PageHeader';
import type { ActivitySearch } from './activity.route';
import { EventTable } from './EventTable';
import { EVENT_TYPES, sayEvent } from './events';

const NO_FILTER: ActivitySearch = { q: undefined, type: undefined, subject: undefined };

export function ActivityPage() {
  const [view, change] = useView<ActivitySearch>();
  const events = useQuery(eventsQuery({ type: view.type, subject: view.subject }));
  const filtered = Boolean(view.q || view.type || view.subject);
  return (
    <>
      <PageHeader
        title="Activity"
        meta="Who did what, when, in the order it happened. Each entry is chained by hash to the one before."
        actions={<CopyAs calls={[curl('GET', '/events?limit=200')]} />}
      />
      <FilterBar
        value={view.q ?? ''}
        onChange={(q) => change({ q: q || undefined })}
        placeholder="Search actor, subject, text"
      >
        <Select
          aria-label="Any event"
          placeholder="Any event"
          data={EVENT_TYPES}
          value={view.type ?? null}
          onChange={(type) => change({ type: type ?? undefined })}
          clearable
          searchable
          w={200}
        />
        {view.subject && (
          <Pill withRemoveButton size="md" onRemove={() => change({ subject: undefined })}>
            about {view.subject}
          </Pill>
        )}
      </FilterBar>
      <Loaded query={events}>
        {({ items }) => {
          const rows = items.filter((row) => matches(view.q, row.actor, row.subject, row.type, sayEvent(row)));
          if (rows.length > 0) return <EventTable label="Events" events={rows} />;
          if (filtered) return <NoMatch clear={() => change(NO_FILTER)} />;
          return (
            <EmptyState icon={IconListDetails} title="Nothing has happened yet">
              Pushes, verdicts, builds, releases and alerts appear here as they happen.
            </EmptyState>
          );
        }}
      </Loaded>
    </>
  );
}
