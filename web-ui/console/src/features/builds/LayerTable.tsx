import type { Layer } from '@/api/types';
import { DataTable } from '@/ui/DataTable';
import { Digest } from '@/ui/Digest';
import { bytes } from '@/ui/format';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table';
import classes from './LayerTable.module.css';

const SAYS: Record<string, string> = {
  rootfs: 'Debian packages, unpacked',
  jre: 'Java runtime',
  runtime: 'ONNX Runtime, native',
  serving: 'Model server and its AOT cache',
  config: 'Release descriptor: signature, golden rows, baseline',
  model: 'The model itself',
};

const columnsOf = (largest: number): Column<Layer>[] => [
  { id: 'name', header: 'Layer', cell: ({ name }) => <span className={classes.name}>{name}</span> },
  { id: 'says', header: 'Holds', grow: true, wide: true, cell: ({ name, mediaType }) => SAYS[name] ?? mediaType },
  {
    id: 'size',
    header: 'Size',
    cell: ({ sizeBytes }) => (
      <span className={classes.size}>
        <span className={classes.track}>
          <span style={{ width: `${Math.max(2, (sizeBytes / largest) * 100)}%` }} />
        </span>
        {bytes(sizeBytes)}
      </span>
    ),
  },
  {
    id: 'reused',
    header: 'Origin',
    cell: ({ reused }) =>
      reused ? <StatusBadge state="SUPERSEDED" word="Reused" plain /> : <StatusBadge state="BUILT" word="New" plain />,
  },
  { id: 'digest', header: 'Digest', wide: true, cell: ({ digest }) => <Digest value={digest} /> },
];

/** The layers of an image from the ground up. */
export function LayerTable({ layers }: { layers: Layer[] }) {
  const largest = Math.max(...layers.map(({ sizeBytes }) => sizeBytes));
  return (
    <DataTable label="Layers" columns={columnsOf(largest)} rows={layers} rowKey={({ digest, name }) => name + digest} />
  );
}
