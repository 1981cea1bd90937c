import { Button } from '@mantine/core';
import type { Token } from '@/api/types';
import { withShortIds } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';
import classes from './Tokens.module.css';

export function tokenState({ expiresAt }: Token): string {
  return expiresAt && Date.parse(expiresAt) < Date.now() ? 'EXPIRED' : 'ACTIVE';
}

const time = (at: string | null | undefined) => (at ? <Time at={at} /> : '–');

export const tokenColumns = (revoke?: (token: Token) => void): Column<Token>[] => [
  {
    id: 'name',
    header: 'Name',
    sortBy: ({ name }) => name,
    cell: ({ name }) => <span className={classes.name}>{withShortIds(name)}</span>,
  },
  { id: 'state', header: 'State', cell: (token) => <StatusBadge state={tokenState(token)} /> },
  {
    id: 'scopes',
    header: 'May',
    grow: true,
    wide: true,
    cell: ({ scopes }) => <span className={classes.may}>{scopes.join(', ')}</span>,
  },
  { id: 'deployment', header: 'Only for', wide: true, cell: ({ deployment }) => deployment ?? '–' },
  { id: 'owner', header: 'Owner', wide: true, cell: ({ owner }) => owner ?? 'a service' },
  { id: 'created', header: 'Created', align: 'end', wide: true, cell: ({ createdAt }) => time(createdAt) },
  {
    id: 'expires',
    header: 'Expires',
    align: 'end',
    sortBy: ({ expiresAt }) => expiresAt ?? '',
    cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : 'never'),
  },
  {
    id: 'act',
    header: '',
    align: 'end',
    cell: (token) =>
      revoke && tokenState(token) === 'ACTIVE' ? (
        <Button onClick={() => revoke(token)} aria-label={`Revoke ${token.name}`}>
          Revoke
        </Button>
      ) : null,
  },
];
