import { oneOf, word } from '@/app/search';
import type { VersionTab } from '@/app/urls';

export const VERSION_TABS = ['summary', 'evidence', 'image', 'deployments', 'activity'] as const satisfies VersionTab[];

export type VersionSearch = { tab?: VersionTab; evaluation?: string };

export const versionSearch = (raw: Record<string, unknown>): VersionSearch => ({
  tab: oneOf(VERSION_TABS, raw.tab),
  evaluation: word(raw.evaluation),
});
