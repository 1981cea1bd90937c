import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { modelQuery, versionQuery } from '@/api/queries';
import type { Version } from '@/api/types';
import { curl, statusOfVersion } from '@/app/calls';
import { Aliases } from '@/features/models/Aliases';
import { ReleaseLine } from '@/line/ReleaseLine';
import { useStations } from '@/line/useStations';
import { CopyAs } from '@/ui/CopyAs';
import { Digest } from '@/ui/Digest';
import { bytes } from '@/ui/format';
import { Loaded } from '@/ui/Loaded';
import { PageHeader } from '@/ui/PageHeader';
import { Time } from '@/ui/Time';
import { VersionActions } from './actions/VersionActions';
import { VersionTabs } from './VersionTabs';

export function VersionPage() {
  const { model, version } = useParams({ from: '/app/models/$model/versions/$version' });
  const query = useQuery(versionQuery(model, Number(version)));
  return <Loaded query={query}>{(data) => <VersionView version={data} />}</Loaded>;
}

function VersionView({ version }: { version: Version }) {
  const ref = `${version.model}/${version.version}`;
  const stations = useStations(ref)(version);
  return (
    <>
      <PageHeader
        title={ref}
        meta={<Meta version={version} />}
        actions={
          <>
            <CopyAs calls={[curl('GET', `/versions?ref=${ref}`), statusOfVersion(version.model, version.version)]} />
            <VersionActions version={version} stations={stations} />
          </>
        }
      />
      <ReleaseLine label={ref} stations={stations} />
      <VersionTabs version={version} />
    </>
  );
}

function Meta({ version }: { version: Version }) {
  const { data: model } = useQuery(modelQuery(version.model));
  const named = Object.entries(model?.aliases ?? {}).filter(([, number]) => number === version.version);
  return (
    <>
      {version.digest && <Digest value={version.digest} />}
      {version.sizeBytes ? <span>{bytes(version.sizeBytes)}</span> : null}
      <span>
        pushed by {version.author} <Time at={version.createdAt} />
      </span>
      {named.length > 0 && <Aliases aliases={Object.fromEntries(named)} />}
    </>
  );
}
