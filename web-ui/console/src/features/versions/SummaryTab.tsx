import type { Version } from '@/api/types';
import { ModelCard } from '@/features/models/ModelCard';
import { DataTable } from '@/ui/DataTable';
import { Digest } from '@/ui/Digest';
import { bytes, count, measure } from '@/ui/format';
import { Section } from '@/ui/Section';
import type { Column } from '@/ui/table';
import { SignatureTable } from './SignatureTable';
import classes from './SummaryTab.module.css';

type TrainingRow = { name: string; type: string; missing: number; text: string };

const TRAINING: Column<TrainingRow>[] = [
  { id: 'name', header: 'Column', cell: ({ name }) => <code>{name}</code> },
  { id: 'type', header: 'Type', cell: ({ type }) => type },
  { id: 'missing', header: 'Missing', align: 'end', cell: ({ missing }) => count(missing) },
  { id: 'text', header: 'Distribution', grow: true, cell: ({ text }) => text },
];

const FILES: Column<NonNullable<Version['files']>[number]>[] = [
  { id: 'path', header: 'File', grow: true, cell: ({ path }) => <code>{path}</code> },
  { id: 'size', header: 'Size', align: 'end', cell: ({ size }) => bytes(size) },
  { id: 'sha', header: 'SHA-256', wide: true, cell: ({ sha256 }) => <Digest value={sha256} what="SHA-256" /> },
];

/** What the version is: its card, what goes in and out, what it was trained on, and its files. */
export function SummaryTab({ version }: { version: Version }) {
  const rows = trainingRows(version);
  return (
    <div className={classes.split}>
      <div>
        <Section title="Model card">
          <ModelCard model={version.model} version={version.version} />
        </Section>
      </div>
      <div>
        {version.signature && (
          <Section
            title="Signature"
            note={version.signatureSource === 'GIVEN' ? 'As given with the push.' : 'As inferred from the file.'}
          >
            <SignatureTable signature={version.signature} />
          </Section>
        )}
        {rows.length > 0 && (
          <Section
            title="Training data"
            note={`${count(version.training?.rows ?? 0)} rows, as summarised by its author.`}
          >
            <DataTable label="Training data" columns={TRAINING} rows={rows} rowKey={({ name }) => name} />
          </Section>
        )}
        {version.files && (
          <Section title="Files">
            <DataTable label="Files" columns={FILES} rows={version.files} rowKey={({ path }) => path} />
          </Section>
        )}
      </div>
    </div>
  );
}

function trainingRows({ training }: Version): TrainingRow[] {
  return Object.entries(training?.columns ?? {}).map(([name, column]) => ({
    name,
    type: column.type ?? (column.categories ? 'STRING' : ''),
    missing: column.missing ?? 0,
    text:
      column.mean === undefined
        ? Object.keys(column.categories ?? {})
            .slice(0, 8)
            .join(', ')
        : `${measure(column.mean, 1)} ± ${measure(column.std, 1)}, ${measure(column.min, 1)} to ${measure(column.max, 1)}`,
  }));
}
