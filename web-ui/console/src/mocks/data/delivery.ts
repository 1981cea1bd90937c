import type { Build, Deployment, Layer, Release } from '@/api/types';
import { digest, minutesAgo, uuid } from './time';

const layer = (name: string, sizeBytes: number, reused: boolean, seed: number): Layer => ({
  name,
  sizeBytes,
  reused,
  digest: digest(seed),
  mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
});

export const layers: Layer[] = [
  layer('rootfs', 11_402_113, true, 201),
  layer('jre', 38_113_004, true, 202),
  layer('runtime', 27_410_882, true, 203),
  layer('serving', 21_044_730, true, 204),
  layer('config', 71_802, false, 205),
  layer('model', 414_208, false, 206),
];

const build = (seed: number, version: number, minutes: number): Build => ({
  id: uuid(seed),
  state: 'BUILT',
  versionId: uuid(10 + version),
  model: 'flight-delay',
  version,
  versionDigest: digest(10 + version),
  evaluationId: uuid(91),
  kind: 'RUNNABLE',
  imageDigest: digest(51),
  baseDigest: digest(61),
  layers,
  reproduced: true,
  queuedAt: minutesAgo(minutes),
  startedAt: minutesAgo(minutes - 0.01),
  finishedAt: minutesAgo(minutes - 0.05),
  requestedBy: 'admin',
});

export const builds: Build[] = [build(102, 1, 179), { ...build(101, 1, 183), reproduced: undefined }];

export const buildLog = [
  `Base ${digest(61)} has 4 layers, all stored already.`,
  'Config layer: release.json, 71.8 kB, with signature, 32 golden rows and the baseline.',
  'Model layer: models/flight-delay/1/model.onnx, 402.1 kB, uncompressed tar.',
  `Manifest ${digest(51)}.`,
  'Stored 486.0 kB new, 98.0 MB reused.',
].map((text, at) => ({ at: minutesAgo(183 - at * 0.01), text }));

const release = (seed: number, version: number, minutes: number, state: string): Release => ({
  id: uuid(seed),
  environment: 'staging',
  deployment: 'flight-delay',
  model: 'flight-delay',
  version,
  versionId: uuid(10 + version),
  versionDigest: digest(10 + version),
  evaluationId: uuid(91),
  imageDigest: digest(51),
  state,
  history: [
    { to: 'DRAFT', at: minutesAgo(minutes) },
    { from: 'DRAFT', to: 'VERIFYING', at: minutesAgo(minutes - 0.005) },
    { from: 'VERIFYING', to: 'PROVISIONING', at: minutesAgo(minutes - 0.01) },
    {
      from: 'PROVISIONING',
      to: 'PROMOTING',
      at: minutesAgo(minutes - 0.06),
      reason: 'ready after the golden rows answered',
    },
    { from: 'PROMOTING', to: state, at: minutesAgo(minutes - 0.07) },
  ],
  requestedBy: 'admin',
  createdAt: minutesAgo(minutes),
  healthyAt: minutesAgo(minutes - 0.07),
});

const current = release(112, 1, 178, 'HEALTHY');
const sameImage = release(113, 1, 179, 'SUPERSEDED');
const earlier: Release = { ...release(111, 1, 181, 'SUPERSEDED'), imageDigest: digest(52) };

export const releases: Release[] = [current, sameImage, earlier];

export const deployments: Deployment[] = [
  {
    environment: 'staging',
    name: 'flight-delay',
    project: 'default',
    target: 'local',
    state: 'HEALTHY',
    current,
    previous: sameImage,
    endpoint: '/serve/staging/flight-delay/v2/models/flight-delay/infer',
    live: { ready: true, pid: 48211, startedAt: minutesAgo(178) },
    createdAt: minutesAgo(181),
  },
];

export const logs = [
  ['stdout', '{"event":"listening","port":38211}'],
  ['stdout', '{"event":"ready","model":"flight-delay","version":1,"goldenRows":32}'],
  ['stderr', 'ingest: the gateway answered 503, trying again in 2 s'],
  ['stdout', '{"event":"ingest","state":"resumed","dropped":0}'],
].map(([stream = '', text = ''], at) => ({ at: minutesAgo(178 - at * 9), stream, text }));
