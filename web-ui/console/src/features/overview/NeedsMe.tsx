import { IconChecks } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { alertsQuery, evaluationsQuery, releasesQuery } from '@/api/queries';
import { ProblemView } from '@/ui/ProblemView';
import { Section } from '@/ui/Section';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import classes from './NeedsMe.module.css';
import { type Need, needsOf } from './needs';

/** What waits for a person, most urgent first. */
export function NeedsMe() {
  const evaluations = useQuery(evaluationsQuery());
  const releases = useQuery(releasesQuery());
  const alerts = useQuery(alertsQuery());
  const queries = [evaluations, releases, alerts];
  const error = queries.find((query) => query.error)?.error;
  const loading = queries.some((query) => query.isPending && !query.error);
  const needs = needsOf({
    evaluations: evaluations.data?.items ?? [],
    releases: releases.data?.items ?? [],
    alerts: alerts.data?.items ?? [],
  });
  return (
    <Section title="Needs you">
      {error && <ProblemView error={error} retry={() => queries.forEach((query) => void query.refetch())} />}
      {loading ? <SkeletonRows rows={3} /> : <NeedList needs={needs} quiet={error === undefined || error === null} />}
    </Section>
  );
}

function NeedList({ needs, quiet }: { needs: Need[]; quiet: boolean }) {
  if (needs.length === 0) {
    return quiet ? (
      <p className={classes.none}>
        <IconChecks size={16} aria-hidden /> Nothing waits for you.
      </p>
    ) : null;
  }
  return (
    <ul className={classes.list}>
      {needs.map((need) => (
        <li key={need.id} className={classes.need}>
          <StatusBadge state={need.state} />
          <div className={classes.text}>
            <Link {...need.link} className={classes.title}>
              {need.title}
            </Link>
            <span className={classes.says}>{need.says}</span>
          </div>
          <span className={classes.at}>
            <Time at={need.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
