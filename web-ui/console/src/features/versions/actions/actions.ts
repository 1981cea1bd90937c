import { IconRocket, IconShieldCheck, IconStack2 } from '@tabler/icons-react';
import { body, client } from '@/api/client';
import type { Version } from '@/api/types';
import type { Station, StationId } from '@/line/stations';
import type { StatusIcon } from '@/ui/status';

/** What can be asked for a version, as data: the buttons of its page and the palette read it. */
export type VersionAction = {
  id: string;
  label: string;
  icon: StatusIcon;
  verb: string;
  /** The station this action leads to. It is the primary one while the release waits there. */
  station: StationId;
  /** What must be chosen first, if anything. */
  choice?: 'policy' | 'environment';
  says: string;
  predicate: (version: Version, stations: Station[]) => boolean;
  perform: (ref: string, choice: string) => Promise<unknown>;
};

const passed = (stations: Station[], id: StationId): boolean =>
  stations.find((station) => station.id === id)?.state === 'done';

export const VERSION_ACTIONS: VersionAction[] = [
  {
    id: 'validate',
    label: 'Validate',
    icon: IconShieldCheck,
    verb: 'evaluate',
    station: 'validated',
    choice: 'policy',
    says: 'Every gate of the policy is measured again on its data. The evidence is kept.',
    predicate: ({ state }) => state === 'SEALED',
    perform: (version, policy) => body(client.POST('/evaluations', { body: { version, policy } })),
  },
  {
    id: 'build',
    label: 'Build image',
    icon: IconStack2,
    verb: 'build',
    station: 'built',
    says: 'An image is made of the base and this version. The same inputs give the same digest.',
    predicate: (_, stations) => passed(stations, 'validated'),
    perform: (version) => body(client.POST('/builds', { body: { version } })),
  },
  {
    id: 'deploy',
    label: 'Deploy',
    icon: IconRocket,
    verb: 'deploy',
    station: 'deployed',
    choice: 'environment',
    says: 'The newest runnable image of this version takes over once it is loaded and answers its golden rows.',
    predicate: (_, stations) => passed(stations, 'built'),
    perform: (version, environment) => body(client.POST('/releases', { body: { version, environment } })),
  },
];
