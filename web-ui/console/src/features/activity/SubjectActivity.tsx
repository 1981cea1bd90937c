import { IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '@/api/queries';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { EventTable } from './EventTable';

/** What happened to one version: the events about it and those that name it. */
export function SubjectActivity({ subject }: { subject: string }) {
  const events = useQuery(eventsQuery({}));
  return (
    <Loaded query={events}>
      {({ items }) => {
        const ours = items.filter(
          ({ subject: about, data }) => about === subject || `${data.model}/${data.version}` === subject,
        );
        if (ours.length > 0) return <EventTable label={`Events of ${subject}`} events={ours} />;
        return <EmptyState icon={IconListDetails} title="Nothing in the recent activity names this version" />;
      }}
    </Loaded>
  );
}
