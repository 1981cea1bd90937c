import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { body, client } from '@/api/client';
import type { TokenCreate } from '@/api/types';
import { useCommands } from '@/commands/CommandProvider';
import { ProblemView } from '@/ui/ProblemView';
import { ShowToken } from './ShowToken';
import classes from './Tokens.module.css';

const EXPIRIES = [
  { value: 'P1D', label: 'in a day' },
  { value: 'P7D', label: 'in a week' },
  { value: 'P30D', label: 'in 30 days' },
  { value: 'P90D', label: 'in 90 days' },
  { value: 'P365D', label: 'in a year' },
];

/** Makes a token, then shows it once. */
export function CreateToken({ close }: { close: () => void }) {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (token: TokenCreate) => body(client.POST('/tokens', { body: token })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  return (
    <Modal
      opened
      onClose={close}
      title={create.data ? 'Copy the token now' : 'New token'}
      styles={{ title: { fontWeight: 600 } }}
    >
      {create.data ? (
        <ShowToken token={create.data.token} close={close} />
      ) : (
        <TokenForm submit={create.mutate} running={create.isPending} error={create.error} cancel={close} />
      )}
    </Modal>
  );
}

type FormProps = { submit: (token: TokenCreate) => void; running: boolean; error: Error | null; cancel: () => void };

function TokenForm({ submit, running, error, cancel }: FormProps) {
  const { context } = useCommands();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState(['read']);
  const [expires, setExpires] = useState('P30D');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit({ name: name.trim(), scopes, expires });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Name"
          description="Say what uses it, such as nightly-pipeline."
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          data-autofocus
        />
        <Checkbox.Group label="May" value={scopes} onChange={setScopes}>
          <div className={classes.scopes}>
            {context.verbs.map((verb) => (
              <Checkbox key={verb} value={verb} label={verb} size="xs" />
            ))}
          </div>
        </Checkbox.Group>
        <Select
          label="Expires"
          data={EXPIRIES}
          value={expires}
          onChange={(value) => value && setExpires(value)}
          allowDeselect={false}
        />
        {error && <ProblemView error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button onClick={cancel}>Not now</Button>
          <Button type="submit" variant="filled" loading={running} disabled={!name.trim() || scopes.length === 0}>
            Create token
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
