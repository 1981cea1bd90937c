import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { environmentsQuery, policiesQuery } from '@/api/queries';
import { ProblemView } from '@/ui/ProblemView';
import type { VersionAction } from './actions';

type Props = { action: VersionAction; reference: string; close: () => void };

/** Says what an action does, asks for what it needs, and shows why it was refused. */
export function ActionDialog({ action, reference, close }: Props) {
  const choices = useChoices(action.choice);
  const [choice, setChoice] = useState<string | null>(null);
  const picked = choice ?? (choices?.length === 1 ? choices[0] : undefined) ?? '';
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: () => action.perform(reference, picked),
    onSuccess: () => {
      void queries.invalidateQueries();
      close();
    },
  });
  return (
    <Modal opened onClose={close} title={`${action.label}: ${reference}`} styles={{ title: { fontWeight: 600 } }}>
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          {action.says}
        </Text>
        {action.choice && (
          <Select
            label={action.choice === 'policy' ? 'Policy' : 'Environment'}
            data={choices ?? []}
            value={picked || null}
            onChange={setChoice}
            allowDeselect={false}
            data-autofocus
          />
        )}
        {run.error && <ProblemView error={run.error} />}
        <Group justify="flex-end" gap="xs">
          <Button onClick={close}>Not now</Button>
          <Button
            variant="filled"
            loading={run.isPending}
            disabled={action.choice !== undefined && picked === ''}
            onClick={() => run.mutate()}
          >
            {action.label}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** The names to choose from; undefined when there is nothing to choose. */
function useChoices(choice: VersionAction['choice']): string[] | undefined {
  const policies = useQuery({ ...policiesQuery(), enabled: choice === 'policy' });
  const environments = useQuery({ ...environmentsQuery(), enabled: choice === 'environment' });
  if (choice === 'policy') return policies.data?.items.map(({ name }) => name);
  if (choice === 'environment') return environments.data?.items.map(({ name }) => name);
  return undefined;
}
