import { Button, Group, Stack, Text } from '@mantine/core';
import { copy } from '@/ui/copy';
import classes from './Tokens.module.css';

/** The one time that a token is shown. */
export function ShowToken({ token, close }: { token: string; close: () => void }) {
  return (
    <Stack gap="sm">
      <Text fz="sm" c="dimmed">
        It is not shown again: only its hash is kept. Put it where your secrets are.
      </Text>
      <code className={classes.token}>{token}</code>
      <Group justify="flex-end" gap="xs">
        <Button onClick={() => copy(`export SLIPWAY_URL=${location.origin} SLIPWAY_TOKEN=${token}`, 'Shell lines')}>
          Copy for a shell
        </Button>
        <Button onClick={() => copy(token, 'Token')}>Copy</Button>
        <Button variant="filled" onClick={close}>
          I have kept it
        </Button>
      </Group>
    </Stack>
  );
}
