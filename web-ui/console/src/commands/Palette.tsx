import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight } from '@mantine/spotlight';
import { IconBox, IconRocket, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { deploymentsQuery, modelsQuery } from '@/api/queries';
import { paths } from '@/app/urls';
import type { Command, CommandContext } from './command';
import { Keys } from './Keys';

const [store, palette] = createSpotlight();

type Props = { commands: Command[]; context: CommandContext; close: () => void };

/** The command palette: things by name, then every command that applies now. */
export default function Palette({ commands, context, close }: Props) {
  const things = useThings(context);
  useEffect(() => palette.open(), []);
  return (
    <Spotlight
      store={store}
      actions={[...things, ...grouped(commands, context)]}
      onSpotlightClose={close}
      shortcut={null}
      nothingFound="Nothing of that name"
      highlightQuery
      scrollable
      maxHeight={440}
      limit={30}
      searchProps={{
        leftSection: <IconSearch size={16} />,
        placeholder: 'Models, deployments, commands',
        'aria-label': 'Search',
      }}
    />
  );
}

function useThings({ go }: CommandContext): SpotlightActionGroupData[] {
  const models = useQuery(modelsQuery()).data?.items ?? [];
  const deployments = useQuery(deploymentsQuery()).data?.items ?? [];
  return [
    {
      group: 'Models',
      actions: models.map(
        (model): SpotlightActionData => ({
          id: `model-${model.id}`,
          label: model.name,
          description: model.description ?? undefined,
          leftSection: <IconBox size={16} />,
          onClick: () => go(paths.model(model.name)),
        }),
      ),
    },
    {
      group: 'Deployments',
      actions: deployments.map(
        ({ environment, name }): SpotlightActionData => ({
          id: `deployment-${environment}-${name}`,
          label: `${environment}/${name}`,
          leftSection: <IconRocket size={16} />,
          onClick: () => go(paths.deployment(environment, name)),
        }),
      ),
    },
  ];
}

function grouped(commands: Command[], context: CommandContext): SpotlightActionGroupData[] {
  const groups = [...new Set(commands.map((command) => command.group))];
  return groups.map((group) => ({
    group,
    actions: commands
      .filter((command) => command.group === group && command.id !== 'palette')
      .map(({ id, label, keywords, icon: Icon, shortcut, perform }) => ({
        id,
        label,
        keywords,
        leftSection: <Icon size={16} />,
        rightSection: shortcut && <Keys shortcut={shortcut} />,
        onClick: () => perform(context),
      })),
  }));
}
