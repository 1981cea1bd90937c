import { UnstyledButton } from '@mantine/core';
import type { Release } from '@/api/types';
import { versionLink } from '@/app/urls';
import { copy } from '@/ui/copy';
import { Digest } from '@/ui/Digest';
import { TextLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import classes from './DeploymentFacts.module.css';
import type { Subject } from './rollback';

/** What serves now, what a roll back would bring again, what is under way, and where callers go. */
export function DeploymentFacts({ deployment, target }: Subject) {
  const { current, inProgress, live, endpoint } = deployment;
  return (
    <div className={classes.facts}>
      <div className={classes.releases}>
        <ReleaseFact name="Serves now" release={current} none="Nothing" />
        {inProgress && <ReleaseFact name="Under way" release={inProgress} none="" />}
        <ReleaseFact name="Rolls back to" release={target} none="No earlier healthy release of another image" />
        <div>
          <span className={classes.name}>Process</span>
          {live ? (
            <StatusBadge
              state={live.ready ? 'UP' : 'DOWN'}
              word={live.ready ? 'Ready' : `Not ready: ${live.reason ?? 'no reason given'}`}
              plain
            />
          ) : (
            '–'
          )}
          {live?.startedAt && (
            <span className={classes.small}>
              {live.pid ? `pid ${live.pid}, ` : ''}started <Time at={live.startedAt} />
            </span>
          )}
        </div>
      </div>
      {endpoint && (
        <div className={classes.endpoint}>
          <span className={classes.name}>Endpoint</span>
          <UnstyledButton className={classes.url} onClick={() => copy(location.origin + endpoint, 'Endpoint')}>
            POST {endpoint}
          </UnstyledButton>
        </div>
      )}
    </div>
  );
}

type ReleaseProps = { name: string; release?: Release | null; none: string };

function ReleaseFact({ name, release, none }: ReleaseProps) {
  return (
    <div>
      <span className={classes.name}>{name}</span>
      {release ? (
        <>
          <span className={classes.version}>
            <TextLink {...versionLink(release.model, release.version)}>
              {release.model}/{release.version}
            </TextLink>
            <StatusBadge state={release.state} plain />
          </span>
          <span className={classes.small}>
            {release.imageDigest && <Digest value={release.imageDigest} />}{' '}
            <Time at={release.healthyAt ?? release.createdAt} />
          </span>
        </>
      ) : (
        <span className={classes.small}>{none}</span>
      )}
    </div>
  );
}
