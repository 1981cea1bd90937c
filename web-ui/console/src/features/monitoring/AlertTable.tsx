import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Alert } from '@/api/types';
import { monitorLink } from '@/app/urls';
import { DataTable } from '@/ui/DataTable';
import { measure, threshold } from '@/ui/format';
import { usePreferences } from '@/ui/preferences';
import { TextLink } from '@/ui/RowLink';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table';
import { dayOfThisYear } from '@/ui/time';
import { useNow } from '@/ui/useNow';
import classes from './AlertTable.module.css';

const KINDS: Record<string, string> = { DRIFT: 'Drift', PERFORMANCE: 'Performance', DATA_QUALITY: 'Data quality' };
const ORDER = ['OPEN', 'ACKNOWLEDGED', 'RESOLVED'];

type Props = { alerts: Alert[]; acknowledge?: (alert: Alert) => void };

/** Alerts: what moved, by how much, when, and whether somebody knows. */
export function AlertTable({ alerts, acknowledge }: Props) {
  const { utc } = usePreferences();
  const now = useNow();
  const button = (alert: Alert) =>
    alert.state === 'OPEN' && acknowledge ? <Button onClick={() => acknowledge(alert)}>Acknowledge</Button> : null;
  const columns: Column<Alert>[] = [
    { id: 'state', header: 'State', cell: ({ state }) => <StatusBadge state={state} /> },
    {
      id: 'kind',
      header: 'Kind',
      wide: true,
      cell: ({ kind, value, limit }) => (
        <span className={classes.kind}>
          {KINDS[kind] ?? kind}
          <small>
            {measure(value)} against {threshold(limit)}
          </small>
        </span>
      ),
    },
    {
      id: 'message',
      header: 'What happened',
      grow: true,
      cell: (alert) => <Message alert={alert} button={button(alert)} />,
    },
    {
      id: 'window',
      header: 'Window',
      wide: true,
      cell: ({ windowStart, windowEnd }) => (
        <span className={classes.nowrap}>
          {dayOfThisYear(windowStart, utc, now)} – {dayOfThisYear(windowEnd, utc, now)}
        </span>
      ),
    },
    { id: 'fired', header: 'Fired', align: 'end', wide: true, cell: ({ firedAt }) => <Time at={firedAt} /> },
    {
      id: 'act',
      header: '',
      align: 'end',
      wide: true,
      cell: button,
    },
  ];
  const rows = alerts.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.windowStart.localeCompare(a.windowStart),
  );
  return (
    <div className={classes.limit}>
      <DataTable label="Alerts" columns={columns} rows={rows} rowKey={({ id }) => id} />
    </div>
  );
}

/** On a narrow screen the button stands below the message: beside it, it would be cut off. */
function Message({ alert, button }: { alert: Alert; button: ReactNode }) {
  return (
    <div className={classes.message}>
      {alert.message}
      {alert.columns.length > 0 && (
        <span className={classes.columns}>
          {alert.columns.map((column) => (
            <TextLink key={column} {...monitorLink(alert.environment, alert.deployment, column, alert.windowStart)}>
              {column}
            </TextLink>
          ))}
        </span>
      )}
      {button && <div className={classes.below}>{button}</div>}
    </div>
  );
}
