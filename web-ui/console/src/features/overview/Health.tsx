import { useQuery } from '@tanstack/react-query';
import { systemQuery } from '@/api/queries';
import { Loaded } from '@/ui/Loaded';
import { Section } from '@/ui/Section';
import { StatusBadge } from '@/ui/StatusBadge';
import classes from './Health.module.css';

/** Whether each part of Slipway answers. */
export function Health() {
  const system = useQuery(systemQuery());
  return (
    <Section title="Services">
      <Loaded query={system} rows={3}>
        {({ services }) => (
          <ul className={classes.services}>
            {services.map(({ name, ready, detail }) => (
              <li key={name} title={detail ?? undefined}>
                <span>{name}</span>
                <StatusBadge state={ready ? 'UP' : 'DOWN'} plain />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}
