import { useQuery } from '@tanstack/react-query';
import { versionQuery } from '@/api/queries';
import type { Model, Version } from '@/api/types';
import { versionLink } from '@/app/urls';
import { LineStrip } from '@/line/LineStrip';
import type { Station } from '@/line/stations';
import { TextLink } from '@/ui/RowLink';
import classes from './LatestLine.module.css';

type Props = { model: Model; stations: (version: Version) => Station[] };

/** The newest version of a model, with its line. */
export function LatestLine({ model, stations }: Props) {
  if (!model.latestVersion) return <>No version yet</>;
  return <Latest name={model.name} latest={model.latestVersion} stations={stations} />;
}

type LatestProps = { name: string; latest: number; stations: Props['stations'] };

function Latest({ name, latest, stations }: LatestProps) {
  const { data: version } = useQuery(versionQuery(name, latest));
  return (
    <span className={classes.latest}>
      <TextLink {...versionLink(name, latest)}>{latest}</TextLink>
      {version && <LineStrip label={`${name}/${latest}`} stations={stations(version)} />}
    </span>
  );
}
