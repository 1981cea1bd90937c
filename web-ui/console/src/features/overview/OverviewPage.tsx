import { appRoute } from '@/app/root.route';
import { PageHeader } from '@/ui/PageHeader';
import { Checklist } from './Checklist';
import { Health } from './Health';
import { InService } from './InService';
import { NeedsMe } from './NeedsMe';
import classes from './OverviewPage.module.css';
import { RecentActivity } from './RecentActivity';

export function OverviewPage() {
  const { me } = appRoute.useRouteContext();
  return (
    <>
      <PageHeader title="Overview" meta={`What needs you in project ${me.project}, and how it is doing.`} />
      <Checklist />
      <div className={classes.split}>
        <div>
          <NeedsMe />
          <InService />
        </div>
        <div>
          <Health />
          <RecentActivity />
        </div>
      </div>
    </>
  );
}
