import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { cli, curl, rollBackCall } from '@/app/calls';
import { useCommands } from '@/commands/CommandProvider';
import type { Command } from '@/commands/command';
import { useOfferCommands } from '@/commands/pageCommands';
import { ConfirmReason } from '@/ui/ConfirmReason';
import { CopyAs } from '@/ui/CopyAs';
import { DEPLOYMENT_ACTIONS, type DeploymentAction } from './actions';
import type { Subject } from './rollback';

/** The buttons of a deployment and the dialog of the one that was pressed. */
export function DeploymentActions({ subject }: { subject: Subject }) {
  const { deployment } = subject;
  const [chosen, setChosen] = useState<DeploymentAction>();
  const queries = useQueryClient();
  const { context } = useCommands();
  const may = context.verbs.includes('deploy');
  const possible = DEPLOYMENT_ACTIONS.filter((action) => may && action.predicate(subject));
  useOfferActions(possible, setChosen);
  const path = `/deployments/${deployment.environment}/${deployment.name}`;
  const calls = [
    curl('GET', path),
    curl('POST', `${path}/rollback`, { reason: 'why' }),
    rollBackCall(deployment.environment, deployment.name),
    cli('deployment get', `${deployment.environment}/${deployment.name}`),
  ];
  return (
    <>
      <CopyAs calls={calls} />
      {possible.map((action) => (
        <Button
          key={action.id}
          leftSection={<action.icon size={14} />}
          onClick={() => setChosen(action)}
          c={action.danger ? 'var(--bad)' : undefined}
        >
          {action.label}
        </Button>
      ))}
      {chosen && (
        <ConfirmReason
          title={chosen.title(subject)}
          consequence={chosen.consequence(subject)}
          confirm={chosen.label}
          danger={chosen.danger}
          act={(reason) => chosen.perform(deployment, reason).then(() => queries.invalidateQueries())}
          close={() => setChosen(undefined)}
        />
      )}
    </>
  );
}

function useOfferActions(actions: DeploymentAction[], choose: (action: DeploymentAction) => void): void {
  const ids = actions.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids say all that changes
  const commands = useMemo(
    () =>
      actions.map(
        (action): Command => ({
          id: `deployment-${action.id}`,
          group: 'This page',
          label: `${action.label} this deployment`,
          icon: action.icon,
          keywords: ['release'],
          predicate: () => true,
          perform: () => choose(action),
        }),
      ),
    [ids],
  );
  useOfferCommands(commands);
}
