import { IconVersions } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { versionsQuery } from '@/api/queries';
import type { Model } from '@/api/types';
import { type ListSearch, useView } from '@/app/search';
import { useStations } from '@/line/useStations';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { versionColumns } from './columns';

/** The versions of a model, each with the line of its release. */
export function VersionTable({ model }: { model: Model }) {
  const versions = useQuery(versionsQuery(model.name));
  const stations = useStations();
  const [view, change] = useView<ListSearch>();
  const aliasesOf = (version: number) =>
    Object.entries(model.aliases ?? {})
      .filter(([, named]) => named === version)
      .map(([alias]) => alias);
  return (
    <Loaded query={versions}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={IconVersions} title="No versions yet">
            Push one: <code>slipway push model.onnx --model {model.name}</code>
          </EmptyState>
        ) : (
          <DataTable
            label={`Versions of ${model.name}`}
            columns={versionColumns(stations, aliasesOf)}
            rows={items}
            rowKey={(version) => version.id}
            sort={view.sort ?? '-version'}
            onSort={(sort) => change({ sort })}
          />
        )
      }
    </Loaded>
  );
}
