import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { body, client } from '@/api/client';
import { alertsQuery } from '@/api/queries';
import type { Alert } from '@/api/types';
import { useCommands } from '@/commands/CommandProvider';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { Loaded } from '@/ui/Loaded';
import { Section } from '@/ui/Section';
import { StatusBadge } from '@/ui/StatusBadge';
import { AlertTable } from './AlertTable';

type Props = { environment: string; deployment: string };

/** The alerts of a deployment, open ones first. */
export function AlertList({ environment, deployment }: Props) {
  const alerts = useQuery(alertsQuery());
  const queries = useQueryClient();
  const { context } = useCommands();
  const [chosen, setChosen] = useState<Alert>();
  const acknowledge = async (alert: Alert, reason: string) => {
    await body(client.POST('/alerts/{id}/acknowledge', { params: { path: { id: alert.id } }, body: { reason } }));
    await queries.invalidateQueries({ queryKey: ['alerts'] });
  };
  return (
    <Section title="Alerts">
      <Loaded query={alerts} rows={2}>
        {({ items }) => {
          const ours = items.filter((alert) => alert.environment === environment && alert.deployment === deployment);
          if (ours.length === 0) return <StatusBadge state="OK" word="No alert has fired" plain />;
          return (
            <AlertTable alerts={ours} acknowledge={context.verbs.includes('alert:write') ? setChosen : undefined} />
          );
        }}
      </Loaded>
      {chosen && (
        <ConfirmReason
          title="Acknowledge this alert?"
          consequence={`${chosen.message} It stays listed and resolves by itself when a later window is within its limits.`}
          confirm="Acknowledge"
          act={(reason) => acknowledge(chosen, reason)}
          close={() => setChosen(undefined)}
        />
      )}
    </Section>
  );
}
