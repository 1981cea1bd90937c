import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Version } from '@/api/types';
import { useCommands } from '@/commands/CommandProvider';
import type { Command } from '@/commands/command';
import { useOfferCommands } from '@/commands/pageCommands';
import type { Station } from '@/line/stations';
import { ActionDialog } from './ActionDialog';
import { VERSION_ACTIONS, type VersionAction } from './actions';

type Props = { version: Version; stations: Station[] };

/** The buttons of a version: the next step of its release is the filled one. */
export function VersionActions({ version, stations }: Props) {
  const [chosen, setChosen] = useState<VersionAction>();
  const { context } = useCommands();
  const possible = VERSION_ACTIONS.filter(
    (action) => context.verbs.includes(action.verb) && action.predicate(version, stations),
  );
  const next = possible.find(({ station }) => stations.find(({ id }) => id === station)?.state === 'ahead');
  useOfferActions(possible, setChosen);
  return (
    <>
      {possible.map((action) => (
        <Button
          key={action.id}
          variant={action === next ? 'filled' : 'default'}
          leftSection={<action.icon size={14} />}
          onClick={() => setChosen(action)}
        >
          {action.label}
        </Button>
      ))}
      {chosen && (
        <ActionDialog
          action={chosen}
          reference={`${version.model}/${version.version}`}
          close={() => setChosen(undefined)}
        />
      )}
    </>
  );
}

function useOfferActions(actions: VersionAction[], choose: (action: VersionAction) => void): void {
  const ids = actions.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids say all that changes
  const commands = useMemo(
    () =>
      actions.map(
        (action): Command => ({
          id: `version-${action.id}`,
          group: 'This page',
          label: `${action.label} this version`,
          icon: action.icon,
          keywords: [action.station],
          predicate: () => true,
          perform: () => choose(action),
        }),
      ),
    [ids],
  );
  useOfferCommands(commands);
}
