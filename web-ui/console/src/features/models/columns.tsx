import type { Model, Version } from '@/api/types';
import { modelLink, versionLink } from '@/app/urls';
import { LineStrip } from '@/line/LineStrip';
import type { Station } from '@/line/stations';
import { Digest } from '@/ui/Digest';
import { bytes } from '@/ui/format';
import { RowLink } from '@/ui/RowLink';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';
import { Aliases } from './Aliases';
import { LatestLine } from './LatestLine';

type Stations = (version: Version) => Station[];

export const modelColumns = (stations: Stations): Column<Model>[] => [
  {
    id: 'name',
    header: 'Model',
    sortBy: (model) => model.name,
    cell: (model) => <RowLink {...modelLink(model.name)}>{model.name}</RowLink>,
  },
  {
    id: 'line',
    header: 'Newest version',
    grow: true,
    cell: (model) => <LatestLine model={model} stations={stations} />,
  },
  { id: 'aliases', header: 'Aliases', wide: true, cell: (model) => <Aliases aliases={model.aliases} /> },
  {
    id: 'updated',
    header: 'Updated',
    align: 'end',
    wide: true,
    sortBy: (model) => model.updatedAt,
    cell: (model) => <Time at={model.updatedAt} />,
  },
];

export const versionColumns = (stations: Stations, aliasesOf: (version: number) => string[]): Column<Version>[] => [
  {
    id: 'version',
    header: 'Version',
    sortBy: (version) => version.version,
    cell: ({ model, version }) => <RowLink {...versionLink(model, version)}>{version}</RowLink>,
  },
  {
    id: 'line',
    header: 'Release',
    grow: true,
    cell: (version) => <LineStrip label={`${version.model}/${version.version}`} stations={stations(version)} />,
  },
  {
    id: 'aliases',
    header: 'Aliases',
    wide: true,
    cell: ({ version }) =>
      aliasesOf(version)
        .map((alias) => `@${alias}`)
        .join(' '),
  },
  {
    id: 'digest',
    header: 'Digest',
    wide: true,
    cell: ({ digest }) => (digest ? <Digest value={digest} /> : '–'),
  },
  {
    id: 'size',
    header: 'Size',
    align: 'end',
    wide: true,
    sortBy: (version) => version.sizeBytes ?? 0,
    cell: ({ sizeBytes }) => (sizeBytes ? bytes(sizeBytes) : '–'),
  },
  { id: 'author', header: 'Author', wide: true, sortBy: (version) => version.author, cell: ({ author }) => author },
  {
    id: 'created',
    header: 'Pushed',
    align: 'end',
    wide: true,
    sortBy: (version) => version.createdAt,
    cell: (version) => <Time at={version.sealedAt ?? version.createdAt} />,
  },
];
