import { useQuery } from '@tanstack/react-query';
import { eventsQuery } from '@/api/queries';
import { sayEvent, toneOfEvent } from '@/features/activity/events';
import { Loaded } from '@/ui/Loaded';
import { TextLink } from '@/ui/RowLink';
import { Section } from '@/ui/Section';
import { Time } from '@/ui/Time';
import classes from './RecentActivity.module.css';

const SHOWN = 12;

/** The last things that happened. */
export function RecentActivity() {
  const events = useQuery(eventsQuery({}));
  return (
    <Section title="Recent activity" aside={<TextLink to="/activity">All activity</TextLink>}>
      <Loaded query={events}>
        {({ items }) => (
          <ol className={classes.list}>
            {items
              .toSorted((a, b) => b.position - a.position)
              .slice(0, SHOWN)
              .map((event) => (
                <li key={event.id} data-tone={toneOfEvent(event)}>
                  <span>
                    <strong>{event.actor}</strong> {sayEvent(event)}
                  </span>
                  <span className={classes.at}>
                    <Time at={event.occurredAt} />
                  </span>
                </li>
              ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}
