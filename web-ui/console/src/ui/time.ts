/** Points in time as text: relative to now, and absolute in the zone the user chose. */

const STEPS: [limitSeconds: number, unitSeconds: number, word: string][] = [
  [60, 1, 's'],
  [3600, 60, 'min'],
  [86_400, 3600, 'h'],
  [86_400 * 60, 86_400, 'd'],
  [86_400 * 700, 86_400 * 30, 'mo'],
  [Number.POSITIVE_INFINITY, 86_400 * 365, 'y'],
];

export function relative(at: string, now: number): string {
  const seconds = Math.round((now - Date.parse(at)) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 5) return 'now';
  const step = STEPS.find(([limit]) => distance < limit);
  if (!step) return at;
  const text = `${Math.floor(distance / step[1])} ${step[2]}`;
  return seconds < 0 ? `in ${text}` : `${text} ago`;
}

export function absolute(at: string, utc: boolean): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    ...(utc ? { timeZone: 'UTC' } : {}),
  })
    .format(new Date(at))
    .concat(utc ? ' UTC' : '');
}

export const day = (at: string, utc: boolean): string =>
  new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', ...(utc ? { timeZone: 'UTC' } : {}) }).format(
    new Date(at),
  );

export const dayAndYear = (at: string, utc: boolean): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', ...(utc ? { timeZone: 'UTC' } : {}) }).format(new Date(at));

/** A day, with its year when that is not the present one. */
export const dayOfThisYear = (at: string, utc: boolean, now: number): string =>
  at.slice(0, 4) === new Date(now).toISOString().slice(0, 4) ? day(at, utc) : dayAndYear(at, utc);

export const clock = (at: string, utc: boolean): string =>
  new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(utc ? { timeZone: 'UTC' } : {}),
  }).format(new Date(at));
