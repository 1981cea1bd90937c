import { useQuery } from '@tanstack/react-query';
import { policiesQuery } from '@/api/queries';
import type { Policy } from '@/api/types';
import { DataTable } from '@/ui/DataTable';
import { Digest } from '@/ui/Digest';
import { Loaded } from '@/ui/Loaded';
import { Section } from '@/ui/Section';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';

const COLUMNS: Column<Policy>[] = [
  { id: 'name', header: 'Policy', cell: ({ name }) => name },
  { id: 'revision', header: 'Revision', align: 'end', cell: ({ revision }) => revision },
  {
    id: 'gates',
    header: 'Gates',
    grow: true,
    cell: ({ document }) => (document?.gates ?? []).map(({ id }) => id).join(', '),
  },
  {
    id: 'environments',
    header: 'Environments',
    wide: true,
    cell: ({ document }) => Object.keys(document?.environments ?? {}).join(', ') || '–',
  },
  { id: 'hash', header: 'Hash', wide: true, cell: ({ hash }) => <Digest value={hash} what="Policy hash" /> },
  { id: 'created', header: 'Revised', align: 'end', cell: ({ createdAt }) => <Time at={createdAt} /> },
];

/** The policies with their newest revision. */
export function PolicyTable() {
  const policies = useQuery(policiesQuery());
  return (
    <Section title="Policies">
      <Loaded query={policies} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <>
              None yet. A validation registers the policy that it is given:{' '}
              <code>slipway validate model/1 --policy policy.yaml</code>
            </>
          ) : (
            <DataTable label="Policies" columns={COLUMNS} rows={items} rowKey={({ name }) => name} />
          )
        }
      </Loaded>
    </Section>
  );
}
