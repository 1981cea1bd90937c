/** Times of the mocked project, all told from now. */
const MINUTE = 60_000;
const DAY = 86_400_000;

export const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString();

/** Windows have event time of their own: the year of the data. */
export const windowDay = (index: number): string => new Date(Date.UTC(2013, 2, 28) + index * 7 * DAY).toISOString();

/** A repeatable number between 0 and 1. */
export function noise(seed: number): number {
  const value = Math.sin(seed * 12.9898) * 43758.5453;
  return value - Math.floor(value);
}

export const digest = (seed: number): string =>
  `sha256:${Array.from({ length: 64 }, (_, at) => Math.floor(noise(seed * 97 + at) * 16).toString(16)).join('')}`;

export const uuid = (seed: number): string => {
  const hex = digest(seed).slice(7);
  return `019a${hex.slice(0, 4)}-${hex.slice(4, 8)}-7${hex.slice(8, 11)}-8${hex.slice(11, 14)}-${hex.slice(14, 26)}`;
};
