import {
  IconActivityHeartbeat,
  IconBox,
  IconGauge,
  IconKey,
  IconListDetails,
  IconRocket,
  IconShieldCheck,
  IconStack2,
} from '@tabler/icons-react';
import type { StatusIcon } from '@/ui/status';
import type { Command } from './command';

/** The main places of the console, in the order of a release. */
export type Place = {
  path: string;
  label: string;
  icon: StatusIcon;
  shortcut: string;
  keywords: string[];
  admin?: boolean;
};

export const PLACES: Place[] = [
  { path: '/', label: 'Overview', icon: IconGauge, shortcut: 'g o', keywords: ['home', 'health', 'needs me'] },
  { path: '/models', label: 'Models', icon: IconBox, shortcut: 'g m', keywords: ['version', 'registry', 'alias'] },
  {
    path: '/validation',
    label: 'Validation',
    icon: IconShieldCheck,
    shortcut: 'g v',
    keywords: ['evaluation', 'gate', 'policy', 'dataset'],
  },
  { path: '/builds', label: 'Builds', icon: IconStack2, shortcut: 'g b', keywords: ['image', 'oci', 'layer'] },
  {
    path: '/deployments',
    label: 'Deployments',
    icon: IconRocket,
    shortcut: 'g d',
    keywords: ['release', 'environment', 'roll back'],
  },
  {
    path: '/monitoring',
    label: 'Monitoring',
    icon: IconActivityHeartbeat,
    shortcut: 'g w',
    keywords: ['drift', 'alert', 'watch', 'psi'],
  },
  {
    path: '/activity',
    label: 'Activity',
    icon: IconListDetails,
    shortcut: 'g a',
    keywords: ['events', 'audit', 'log'],
  },
  {
    path: '/admin/tokens',
    label: 'Tokens',
    icon: IconKey,
    shortcut: 'g t',
    keywords: ['admin', 'access', 'api key'],
    admin: true,
  },
];

export const isHere = (place: Place, path: string): boolean =>
  place.path === '/' ? path === '/' : path === place.path || path.startsWith(`${place.path}/`);

export const placeCommands: Command[] = PLACES.map((place) => ({
  id: `go${place.path}`,
  group: 'Go to',
  label: place.label,
  icon: place.icon,
  keywords: place.keywords,
  shortcut: place.shortcut,
  predicate: () => true,
  perform: ({ go }) => go(place.path),
}));
