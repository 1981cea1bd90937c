import type { EventRow, Me, Model, Signature, Token, Training, Version } from '@/api/types';
import { digest, minutesAgo, uuid } from './time';

export const me: Me = {
  username: 'admin',
  project: 'default',
  projects: ['default'],
  role: 'admin',
  verbs: [
    'read',
    'model:write',
    'dataset:write',
    'policy:write',
    'evaluate',
    'build',
    'deploy',
    'predict',
    'serve:replay',
    'label:write',
    'alert:write',
    'token:write',
    'user:write',
  ],
};

export const INPUTS = [
  'dep_delay',
  'distance',
  'sched_dep_minutes',
  'day_of_week',
  'temp',
  'humid',
  'wind_speed',
  'precip',
  'visib',
  'carrier',
  'origin',
  'dest',
];
const STRINGS = ['carrier', 'origin', 'dest'];

const signature: Signature = {
  inputs: INPUTS.map((name) => ({ name, datatype: STRINGS.includes(name) ? 'BYTES' : 'FP32', shape: [-1, 1] })),
  outputs: [
    { name: 'label', datatype: 'INT64', shape: [-1] },
    { name: 'probabilities', datatype: 'FP32', shape: [-1, 2] },
  ],
};

const training: Training = {
  rows: 49928,
  columns: {
    dep_delay: { type: 'FP32', missing: 0, mean: 10.36, std: 36.26, min: -33, max: 1301 },
    distance: { type: 'FP32', missing: 0, mean: 1010.8, std: 717.7, min: 80, max: 4983 },
    temp: { type: 'FP32', missing: 0, mean: 35.6, std: 10.2, min: 10.9, max: 64.4 },
    humid: { type: 'FP32', missing: 0, mean: 62.1, std: 19.3, min: 22.1, max: 100 },
    carrier: { missing: 0, categories: { UA: 9036, B6: 8700, EV: 8010, DL: 7300, AA: 5300, MQ: 4400 } },
    origin: { missing: 0, categories: { EWR: 18000, JFK: 17000, LGA: 14928 } },
  },
};

const card = `# Flight arrives late, with the departure delay

## Intended use

Estimates, as soon as the aircraft has left the gate, the probability that a flight from EWR, JFK or LGA
arrives more than 15 minutes late. It is an example for trying out a release process.

## Model

Gradient-boosted trees (scikit-learn \`HistGradientBoostingClassifier\`, 70 trees of at most 15 leaves) behind a
one-hot encoding of the text columns, exported to ONNX.

## Metrics

Held-out sample of 4,000 flights of March 2013, 95 % bootstrap intervals:

| metric | value |
| --- | --- |
| ROC AUC | 0.9223 (0.9106 to 0.9334) |
| accuracy | 0.9115 (0.9020 to 0.9207) |

## Limits

- Trained on two winter months only.
- **Cancelled** and diverted flights are not in the data.
`;

export const models: Model[] = [
  {
    id: uuid(1),
    name: 'flight-delay',
    slug: 'flight-delay',
    description: 'Will this flight arrive more than 15 minutes late?',
    latestVersion: 3,
    aliases: { champion: 1 },
    createdAt: minutesAgo(190),
    updatedAt: minutesAgo(12),
  },
  {
    id: uuid(2),
    name: 'turnaround-time',
    slug: 'turnaround-time',
    description: 'Minutes between on-block and off-block',
    latestVersion: 1,
    aliases: {},
    createdAt: minutesAgo(60 * 26),
    updatedAt: minutesAgo(60 * 25),
  },
];

const version = (model: string, number: number, seed: number, minutes: number): Version => ({
  id: uuid(seed),
  model,
  slug: model,
  version: number,
  state: 'SEALED',
  digest: digest(seed),
  sizeBytes: 412_388 + seed * 911,
  description: '',
  author: 'admin',
  signature,
  signatureSource: 'INFERRED',
  files: [
    { path: 'card.md', size: 1873, sha256: digest(seed + 1).slice(7), mediaType: 'text/markdown' },
    { path: 'model.onnx', size: 402_113, sha256: digest(seed + 2).slice(7), mediaType: 'application/octet-stream' },
    { path: 'training.json', size: 8402, sha256: digest(seed + 3).slice(7), mediaType: 'application/json' },
  ],
  training,
  card,
  createdAt: minutesAgo(minutes),
  sealedAt: minutesAgo(minutes - 0.1),
});

export const versions: Version[] = [
  version('flight-delay', 1, 11, 188),
  version('flight-delay', 2, 12, 96),
  version('flight-delay', 3, 13, 12),
  version('turnaround-time', 1, 21, 60 * 25),
];

export const tokens: Token[] = [
  {
    id: uuid(31),
    name: 'nightly-pipeline',
    scopes: ['read', 'evaluate', 'build'],
    owner: 'admin',
    createdAt: minutesAgo(9000),
    expiresAt: minutesAgo(-60 * 24 * 21),
  },
  {
    id: uuid(32),
    name: 'staging/flight-delay ingest',
    scopes: ['ingest'],
    deployment: 'staging/flight-delay',
    createdAt: minutesAgo(180),
    expiresAt: minutesAgo(-60 * 24 * 90),
  },
];

type Entry = [minutes: number, type: string, subject: string, data: Record<string, unknown>, actor?: string];
const flight = { model: 'flight-delay', environment: 'staging', deployment: 'flight-delay' };

const entries: Entry[] = [
  [190, 'user.signedin', 'admin', { name: 'admin' }],
  [189, 'model.created', 'flight-delay', { model: 'flight-delay' }],
  [188, 'version.sealed', 'flight-delay/1', { ...flight, version: 1, digest: digest(11) }],
  [187, 'dataset.registered', 'march', { dataset: 'march', rows: 4000 }],
  [187, 'policy.revised', 'flights', { policy: 'flights', revision: 1 }],
  [186, 'evaluation.queued', 'flight-delay/1', { ...flight, version: 1, policy: 'flights' }],
  [
    185,
    'evaluation.finished',
    'flight-delay/1',
    { ...flight, version: 1, verdict: 'PASS', failedGates: [] },
    'validator',
  ],
  [184, 'alias.moved', 'flight-delay', { ...flight, alias: 'champion', toVersion: 1 }],
  [183, 'build.queued', 'flight-delay/1', { ...flight, version: 1 }],
  [182, 'image.built', 'flight-delay/1', { ...flight, version: 1, imageDigest: digest(51) }, 'builder'],
  [181, 'release.created', 'staging/flight-delay', { ...flight, version: 1 }],
  [181, 'release.advanced', 'staging/flight-delay', { ...flight, version: 1, to: 'PROVISIONING' }, 'deployer'],
  [180, 'release.healthy', 'staging/flight-delay', { ...flight, version: 1 }, 'deployer'],
  [96, 'version.sealed', 'flight-delay/2', { ...flight, version: 2, digest: digest(12) }],
  [95, 'evaluation.queued', 'flight-delay/2', { ...flight, version: 2, policy: 'flights' }],
  [
    94,
    'evaluation.finished',
    'flight-delay/2',
    { ...flight, version: 2, verdict: 'FAIL', failedGates: ['champion'] },
    'validator',
  ],
  [
    40,
    'alert.fired',
    'staging/flight-delay',
    { ...flight, message: 'temp, humid and wind_speed moved: PSI up to 6.23, limit 0.1.' },
    'monitor',
  ],
  [
    38,
    'alert.fired',
    'staging/flight-delay',
    { ...flight, message: 'ROC AUC fell to 0.874; at validation it was 0.922, the limit is 0.892.' },
    'monitor',
  ],
  [12, 'version.sealed', 'flight-delay/3', { ...flight, version: 3, digest: digest(13) }],
  [1, 'evaluation.started', 'flight-delay/3', { ...flight, version: 3, policy: 'flights' }, 'validator'],
];

export const events: EventRow[] = entries.map(([minutes, type, subject, data, actor = 'admin'], index) => ({
  position: 41 + index,
  id: uuid(600 + index),
  type,
  schema: 1,
  project: 'default',
  subject,
  actor,
  requestId: uuid(700 + index).slice(0, 18),
  occurredAt: minutesAgo(minutes),
  data,
}));
