import { expect, it } from 'vitest';
import type { TrafficPoint } from '@/api/types';
import { bucketMinutes, gather, totals } from './traffic';

const now = Date.parse('2026-01-01T12:00:30Z');
const point = (minute: string, requests: number, p99Micros: number): TrafficPoint => ({
  minute,
  requests,
  rows: requests * 2,
  errors: 1,
  rejected: 0,
  p99Micros,
});

it('fills the minutes in which nothing came', () => {
  const buckets = gather([point('2026-01-01T11:59:00Z', 4, 900)], 15, now);
  expect(buckets.map(({ requests }) => requests)).toEqual([...Array(13).fill(0), 4, 0]);
  expect(buckets.at(-1)?.minute).toBe('2026-01-01T12:00:00.000Z');
});

it('adds up the counts of a longer range and keeps the highest quantile', () => {
  const points = [point('2026-01-01T11:46:00Z', 4, 900), point('2026-01-01T11:59:00Z', 6, 400)];
  const filled = gather(points, 1440, now).filter(({ requests }) => requests > 0);
  expect(filled).toMatchObject([{ minute: '2026-01-01T11:45:00.000Z', requests: 10, rows: 20, p99Micros: 900 }]);
});

it('never draws more buckets than can be told apart', () => {
  expect([15, 60, 360, 1440].map(bucketMinutes)).toEqual([1, 1, 5, 15]);
});

it('tells the share that failed', () => {
  expect(totals([point('2026-01-01T11:46:00Z', 4, 1)])).toEqual({ requests: 4, rows: 8, errorShare: 0.25 });
  expect(totals([]).errorShare).toBe(0);
});
