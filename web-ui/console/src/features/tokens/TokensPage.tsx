import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { tokensQuery } from '@/api/queries';
import type { Token } from '@/api/types';
import { matches } from '@/app/search';
import { useCommands } from '@/commands/CommandProvider';
import { ListPage } from '@/ui/ListPage';
import { CreateToken } from './CreateToken';
import { tokenColumns, tokenState } from './columns';
import { RevokeToken } from './RevokeToken';

export function TokensPage() {
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token>();
  const { context } = useCommands();
  const may = context.verbs.includes('token:write');
  return (
    <>
      <ListPage
        title="Tokens"
        meta="What scripts, pipelines and notebooks sign in with. Each has the rights it needs and an end."
        actions={
          may && (
            <Button variant="filled" leftSection={<IconPlus size={14} />} onClick={() => setCreating(true)}>
              New token
            </Button>
          )
        }
        query={useQuery(tokensQuery())}
        columns={tokenColumns(may ? setRevoking : undefined)}
        rowKey={({ id }) => id}
        stateOf={tokenState}
        matching={({ name, scopes }, { q }) => matches(q, name, ...scopes)}
        defaultSort="name"
        empty={{ icon: IconKey, title: 'No tokens yet', says: 'Make one for a pipeline, or for your shell.' }}
      />
      {creating && <CreateToken close={() => setCreating(false)} />}
      {revoking && <RevokeToken token={revoking} close={() => setRevoking(undefined)} />}
    </>
  );
}
