import type { Alert, ColumnComparison, ColumnScore, Monitor, MonitorWindow, TrafficPoint } from '@/api/types';
import { INPUTS } from './registry';
import { minutesAgo, noise, uuid, windowDay } from './time';

const WEEKS = 31;
const LIMIT = 0.1;
const TYPICAL: Record<string, number> = {
  dep_delay: 0.06,
  distance: 0.04,
  sched_dep_minutes: 0.01,
  day_of_week: 0.02,
  humid: 0.7,
  wind_speed: 0.5,
  precip: 0.09,
  visib: 0.06,
  carrier: 0.05,
  origin: 0.006,
  dest: 0.4,
};

export const monitor: Monitor = {
  environment: 'staging',
  deployment: 'flight-delay',
  releaseId: uuid(112),
  model: 'flight-delay',
  version: 1,
  status: 'DRIFTING',
  windowSeconds: 604_800,
  limits: { psi: LIMIT, aucDrop: 0.03, minRows: 200 },
  baseline: {
    rows: 4000,
    performance: { metric: 'roc_auc', value: 0.9223, low: 0.9106, high: 0.9334, positives: 928, negatives: 3072 },
  },
  rows: 10_500,
  dropped: 0,
  lastIngestAt: minutesAgo(0.4),
  openAlerts: 2,
};

function psi(name: string, week: number): number {
  if (name === 'temp') return Math.min(8.44, 0.4 + week ** 1.9 * 0.16) * (0.9 + noise(week) * 0.2);
  return (TYPICAL[name] ?? 0.05) * (0.4 + noise(week * 31 + name.length * 7) * 1.4);
}

function score(name: string, week: number): ColumnScore {
  const value = psi(name, week);
  const few = week === WEEKS - 1;
  return {
    name,
    psi: value,
    adjustedP: value > LIMIT ? 0.0001 : 0.4,
    limit: LIMIT,
    verdict: few ? 'INCONCLUSIVE' : value > LIMIT ? 'DRIFT' : 'OK',
    missingShare: 0,
    unseenShare: name === 'dest' ? 0.01 : 0,
  };
}

const AUC = [0.91, 0.893, 0.9, 0.921, 0.924, 0.923, 0.907, 0.921, 0.9, 0.89, 0.899, 0.874];

export const windows: MonitorWindow[] = Array.from({ length: WEEKS }, (_, week) => {
  const value = (AUC[Math.floor((week / WEEKS) * AUC.length)] ?? 0.9) + (noise(week + 3) - 0.5) * 0.02;
  const labelled = week < WEEKS - 2;
  const today = week === WEEKS - 1;
  return {
    start: today ? minutesAgo(2 * 1440) : windowDay(week),
    end: today ? minutesAgo(-5 * 1440) : windowDay(week + 1),
    rows: week === WEEKS - 1 ? 88 : 330 + Math.round(noise(week) * 30),
    state: week === WEEKS - 1 ? 'OPEN' : 'SCORED',
    columns: INPUTS.map((name) => score(name, week)),
    performance: labelled
      ? {
          value,
          low: value - 0.035,
          high: Math.min(1, value + 0.028),
          labels: 340,
          coverage: week > WEEKS - 5 ? 0.8 : 1,
          maturing: week > WEEKS - 5,
          verdict: value < 0.892 ? 'DECAYED' : 'OK',
        }
      : null,
  };
});

const EDGES = [10.94, 28.04, 30.92, 33.08, 35.06, 37.04, 39.02, 41, 44.06, 51.98, 71.06];

/** Labels as the service writes and orders them. */
const NUMERIC = [...EDGES.slice(1).map((edge, at) => `${EDGES[at]} to ${edge}`), 'below', 'above', 'missing', '= 0'];
const CATEGORIES: Record<string, string[]> = {
  carrier: ['UA', 'B6', 'EV', 'DL', 'AA', 'MQ', 'US'],
  origin: ['EWR', 'JFK', 'LGA'],
  dest: Array.from({ length: 95 }, (_, at) => `D${String(at).padStart(2, '0')}`),
};

export function comparison(name: string, window: string): ColumnComparison {
  const week = Math.max(
    0,
    windows.findIndex(({ start }) => start === window),
  );
  const labels = name in CATEGORIES ? [...(CATEGORIES[name] ?? []), 'other', 'unseen', 'missing'] : NUMERIC;
  const ordinary = labels.length - (name in CATEGORIES ? 3 : 4);
  const moved = (at: number) => (labels[at] === 'above' ? 40 + week * 9 : at < ordinary ? Math.max(0, 40 - week) : 0);
  return {
    name,
    kind: name in CATEGORIES ? 'categorical' : 'numeric',
    bins: labels.map((label, at) => ({
      label,
      reference: at < ordinary ? Math.round((4000 / ordinary) * (0.8 + noise(at) * 0.4)) : 0,
      current:
        name === 'temp' ? moved(at) : at < ordinary ? Math.round((340 / ordinary) * (0.8 + noise(at + week) * 0.4)) : 0,
    })),
    referenceRows: 4000,
    currentRows: 340,
    psi: psi(name, week),
  };
}

export const traffic = (minutes: number): TrafficPoint[] =>
  Array.from({ length: minutes }, (_, at) => {
    const requests = Math.round(18 + 10 * Math.sin(at / 9) + noise(at) * 8);
    return {
      minute: minutesAgo(minutes - at),
      requests,
      rows: requests * 10,
      errors: at % 41 === 40 ? 1 : 0,
      rejected: at % 23 === 22 ? 2 : 0,
      p50Micros: 900 + noise(at) * 200,
      p95Micros: 1900 + noise(at + 1) * 500,
      p99Micros: 3100 + noise(at + 2) * 1600,
    };
  });

const alert = (seed: number, kind: string, week: number, state: string, more: Partial<Alert>): Alert => ({
  id: uuid(seed),
  environment: 'staging',
  deployment: 'flight-delay',
  releaseId: uuid(112),
  kind,
  state,
  columns: [],
  windowStart: windowDay(week),
  windowEnd: windowDay(week + 1),
  value: 6.23,
  limit: LIMIT,
  message: '',
  firedAt: minutesAgo(40 - week),
  ...more,
});

export const alerts: Alert[] = [
  alert(121, 'DRIFT', 29, 'OPEN', {
    columns: ['temp', 'humid', 'wind_speed', 'dest'],
    value: 8.44,
    message: 'temp, humid, wind_speed and dest moved away from the baseline: PSI up to 8.44, limit 0.1.',
  }),
  alert(122, 'PERFORMANCE', 28, 'OPEN', {
    value: 0.874,
    limit: 0.892,
    message: 'ROC AUC fell to 0.874; at validation it was 0.922, the limit is 0.892.',
  }),
  alert(123, 'DRIFT', 4, 'ACKNOWLEDGED', {
    columns: ['temp'],
    message: 'temp moved away from the baseline: PSI 3.1, limit 0.1.',
  }),
];
