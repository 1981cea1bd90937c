import type { Signature, Tensor } from '@/api/types';
import { DataTable } from '@/ui/DataTable';
import type { Column } from '@/ui/table';

type Row = Tensor & { side: string };

const COLUMNS: Column<Row>[] = [
  { id: 'side', header: '', cell: ({ side }) => side },
  { id: 'name', header: 'Tensor', grow: true, cell: ({ name }) => <code>{name}</code> },
  { id: 'datatype', header: 'Type', cell: ({ datatype }) => datatype },
  { id: 'shape', header: 'Shape', cell: ({ shape }) => `[${shape.map((size) => (size < 0 ? 'N' : size)).join(', ')}]` },
];

/** What goes in and what comes out. */
export function SignatureTable({ signature }: { signature: Signature }) {
  const rows: Row[] = [
    ...signature.inputs.map((tensor) => ({ ...tensor, side: 'in' })),
    ...signature.outputs.map((tensor) => ({ ...tensor, side: 'out' })),
  ];
  return <DataTable label="Signature" columns={COLUMNS} rows={rows} rowKey={({ side, name }) => side + name} />;
}
