import type { QueryClient } from '@tanstack/react-query';

/** Which reads an event makes old, by the first word of its type. */
const TOUCHED: Record<string, string[]> = {
  model: ['models'],
  version: ['versions', 'models'],
  alias: ['models', 'versions'],
  policy: ['policies'],
  dataset: ['datasets'],
  evaluation: ['evaluations'],
  build: ['builds'],
  image: ['builds'],
  release: ['releases', 'deployments', 'monitors'],
  deployment: ['releases', 'deployments', 'monitors'],
  alert: ['alerts', 'monitors', 'windows'],
  token: ['tokens'],
};

export function touchedBy(type: string): string[] {
  return ['events', ...(TOUCHED[type.split('.')[0] ?? ''] ?? [])];
}

const GATHER_MILLIS = 250;

/** Refreshes what events touch, once per quarter of a second however many arrive. */
export class Refresher {
  private readonly due = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {}

  readonly note = (type: string): void => {
    for (const key of touchedBy(type)) this.due.add(key);
    this.timer ??= setTimeout(() => this.flush(), GATHER_MILLIS);
  };

  private flush(): void {
    this.timer = undefined;
    for (const key of this.due) void this.queries.invalidateQueries({ queryKey: [key] });
    this.due.clear();
  }
}
