import { useQuery } from '@tanstack/react-query';
import { datasetsQuery } from '@/api/queries';
import type { Dataset } from '@/api/types';
import { DataTable } from '@/ui/DataTable';
import { Digest } from '@/ui/Digest';
import { bytes, count } from '@/ui/format';
import { Loaded } from '@/ui/Loaded';
import { Section } from '@/ui/Section';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';

const COLUMNS: Column<Dataset>[] = [
  { id: 'name', header: 'Data set', cell: ({ name }) => name },
  { id: 'revision', header: 'Revision', align: 'end', cell: ({ revision }) => revision },
  { id: 'rows', header: 'Rows', align: 'end', cell: ({ rows }) => count(rows) },
  { id: 'columns', header: 'Columns', align: 'end', wide: true, cell: ({ columns }) => columns.length },
  { id: 'label', header: 'Label', grow: true, cell: ({ label }) => <code>{label}</code> },
  { id: 'size', header: 'Size', align: 'end', wide: true, cell: ({ sizeBytes }) => bytes(sizeBytes) },
  { id: 'digest', header: 'Digest', wide: true, cell: ({ digest }) => <Digest value={digest} /> },
  { id: 'created', header: 'Registered', align: 'end', cell: ({ createdAt }) => <Time at={createdAt} /> },
];

/** The labelled data that gates measure on. */
export function DatasetTable() {
  const datasets = useQuery(datasetsQuery());
  return (
    <Section title="Data sets">
      <Loaded query={datasets} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <>
              None yet. A validation registers the data sets that it is given:{' '}
              <code>slipway validate model/1 --policy NAME --dataset NAME=rows.csv --label COLUMN</code>
            </>
          ) : (
            <DataTable label="Data sets" columns={COLUMNS} rows={items} rowKey={({ id }) => id} />
          )
        }
      </Loaded>
    </Section>
  );
}
