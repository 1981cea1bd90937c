import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, client } from '@/api/client';
import type { Token } from '@/api/types';
import { ProblemView } from '@/ui/ProblemView';

/** Asks once more before a token stops working. */
export function RevokeToken({ token, close }: { token: Token; close: () => void }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => body(client.DELETE('/tokens/{id}', { params: { path: { id: token.id } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['tokens'] });
      close();
    },
  });
  return (
    <Modal opened onClose={close} title={`Revoke ${token.name}?`} styles={{ title: { fontWeight: 600 } }}>
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          Whatever uses {token.name} is refused from now on. This cannot be undone; a new token can be made.
        </Text>
        {revoke.error && <ProblemView error={revoke.error} />}
        <Group justify="flex-end" gap="xs">
          <Button onClick={close}>Keep it</Button>
          <Button variant="filled" color="red.8" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
