/** Numbers, sizes, digests and durations as the console writes them. */

const integer = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export const count = (value: number): string => integer.format(value);

export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}

/** A measure with as many digits as a reader compares: three decimals, no more. */
export const measure = (value: number | null | undefined, digits = 3): string =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits).replace('-', '−');

/** A threshold as it was written: no zeros that nobody wrote. */
export const threshold = (value: number): string => String(Number(value.toFixed(4))).replace('-', '−');

export const percent = (share: number | null | undefined, digits = 0): string =>
  share === null || share === undefined ? '–' : `${(share * 100).toFixed(digits)} %`;

export function interval(low?: number | null, high?: number | null): string {
  if (low === null || low === undefined || high === null || high === undefined) return '';
  return `${measure(low)} to ${measure(high)}`;
}

export function micros(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return value < 1000 ? `${Math.round(value)} µs` : `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} ms`;
}

export function duration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds / 1000);
  if (seconds < 1) return `${Math.round(milliseconds)} ms`;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export const elapsed = (from: string, to: string): string => duration(Date.parse(to) - Date.parse(from));

/** `sha256:3f9c…a1d2`: enough of both ends to recognise a digest. */
export function shortDigest(digest: string): string {
  const cut = digest.indexOf(':');
  const hex = digest.slice(cut + 1);
  if (hex.length <= 12) return digest;
  return `${digest.slice(0, cut + 1)}${hex.slice(0, 6)}…${hex.slice(-6)}`;
}

/** The end of an id: ids are ordered by time, so their beginnings are alike. */
export const shortId = (id: string): string => id.slice(-6);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A text in which every id is cut to its end. */
export const withShortIds = (text: string): string => text.replace(UUID, (id) => `…${shortId(id)}`);

export const plural = (amount: number, word: string): string => `${count(amount)} ${word}${amount === 1 ? '' : 's'}`;
