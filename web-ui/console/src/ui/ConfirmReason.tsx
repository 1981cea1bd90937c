import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ProblemView } from './ProblemView';

type Props = {
  title: string;
  consequence: ReactNode;
  confirm: string;
  danger?: boolean;
  act: (reason: string) => Promise<unknown>;
  close: () => void;
};

/** Asks for the reason of a weighty act, names its object and says what follows. */
export function ConfirmReason({ title, consequence, confirm, danger, act, close }: Props) {
  const [reason, setReason] = useState('');
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<Error>();

  async function run() {
    setRunning(true);
    setError(undefined);
    try {
      await act(reason.trim());
      close();
    } catch (refusal) {
      setError(refusal as Error);
      setRunning(false);
    }
  }

  return (
    <Modal opened onClose={close} title={title} styles={{ title: { fontWeight: 600 } }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <Stack gap="sm">
          <Text fz="sm" c="dimmed" component="div">
            {consequence}
          </Text>
          <Textarea
            label="Reason"
            description="Kept in the activity log, for whoever asks later."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
            autosize
            minRows={2}
            required
          />
          {error && <ProblemView error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button onClick={close}>Keep as it is</Button>
            <Button
              type="submit"
              variant="filled"
              color={danger ? 'red.8' : undefined}
              loading={running}
              disabled={reason.trim() === ''}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
