import type { EventRow } from '@/api/types';
import { activityLink } from '@/app/urls';
import { DataTable } from '@/ui/DataTable';
import { Digest } from '@/ui/Digest';
import { withShortIds } from '@/ui/format';
import { TextLink } from '@/ui/RowLink';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';
import classes from './EventTable.module.css';
import { sayEvent, toneOfEvent } from './events';

const COLUMNS: Column<EventRow>[] = [
  {
    id: 'position',
    header: 'Position',
    align: 'end',
    wide: true,
    cell: ({ position }) => <span className={classes.position}>{position}</span>,
  },
  { id: 'at', header: 'When', cell: ({ occurredAt }) => <Time at={occurredAt} /> },
  { id: 'actor', header: 'Who', cell: ({ actor, onBehalfOf }) => (onBehalfOf ? `${onBehalfOf} by ${actor}` : actor) },
  {
    id: 'what',
    header: 'What',
    grow: true,
    cell: (event) => (
      <span className={classes.what} data-tone={toneOfEvent(event)}>
        {sayEvent(event)}
      </span>
    ),
  },
  {
    id: 'subject',
    header: 'Subject',
    wide: true,
    cell: ({ subject }) => <TextLink {...activityLink(subject)}>{withShortIds(subject)}</TextLink>,
  },
  { id: 'type', header: 'Event', wide: true, cell: ({ type }) => <span className={classes.type}>{type}</span> },
  {
    id: 'request',
    header: 'Request',
    wide: true,
    cell: ({ requestId }) => (requestId ? <Digest value={requestId} what="Request id" /> : '–'),
  },
];

/** Events, newest first. */
export function EventTable({ label, events }: { label: string; events: EventRow[] }) {
  const newestFirst = events.toSorted((a, b) => b.position - a.position);
  return <DataTable label={label} columns={COLUMNS} rows={newestFirst} rowKey={({ id }) => id} />;
}
