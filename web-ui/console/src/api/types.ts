/** The wire types of contracts.md section 8. Enums are open-ended on the wire: an unknown word is shown as it came. */

/** Names the known words for the reader; the compiler takes any text. */
type Open<Known extends string> = Known | string;

export type Page<T> = { items: T[]; next?: string | null };

export type Violation = { field: string; in?: string; message: string };
export type Problem = {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  requestId?: string;
  violations?: Violation[];
};

export type Tensor = { name: string; datatype: string; shape: number[] };
export type Signature = { inputs: Tensor[]; outputs: Tensor[] };

export type Model = {
  id: string;
  name: string;
  slug: string;
  description?: string | null;
  tags?: Record<string, string> | null;
  latestVersion?: number | null;
  aliases?: Record<string, number> | null;
  createdAt: string;
  updatedAt: string;
};

export type VersionFile = { path: string; size: number; sha256: string; mediaType: string };
export type TrainingColumn = {
  type?: string;
  missing?: number;
  mean?: number;
  std?: number;
  min?: number;
  max?: number;
  quantiles?: Record<string, number>;
  categories?: Record<string, number>;
};
export type Training = { rows?: number; columns?: Record<string, TrainingColumn> };
export type VersionState = Open<'UPLOADING' | 'SEALED' | 'ABANDONED'>;
export type Version = {
  id: string;
  model: string;
  slug: string;
  version: number;
  state: VersionState;
  digest?: string | null;
  sizeBytes?: number | null;
  description?: string | null;
  author: string;
  signature?: Signature | null;
  signatureSource?: Open<'INFERRED' | 'GIVEN'> | null;
  files?: VersionFile[] | null;
  training?: Training | null;
  card?: string | null;
  createdAt: string;
  sealedAt?: string | null;
};

export type EventRow = {
  position: number;
  id: string;
  type: string;
  schema: number;
  project: string;
  subject: string;
  actor: string;
  onBehalfOf?: string | null;
  requestId?: string | null;
  occurredAt: string;
  data: Record<string, unknown>;
};

export type PolicyGate = {
  id: string;
  type: string;
  metric?: string;
  dataset?: string;
  min?: number;
  champion?: string;
  margin?: number;
  maxP99Millis?: number;
};
export type PolicyDocument = {
  name: string;
  gates: PolicyGate[];
  environments?: Record<string, { requires?: string[]; strategy?: string }>;
  monitor?: { window?: string; limits?: Record<string, number>; actions?: string[] };
};
export type Policy = {
  name: string;
  revision: number;
  hash: string;
  document: PolicyDocument;
  createdAt: string;
  author?: string | null;
};

export type DatasetColumn = { name: string; type: string; missing: number };
export type Dataset = {
  id: string;
  name: string;
  revision: number;
  digest: string;
  rows: number;
  sizeBytes: number;
  label: string;
  columns: DatasetColumn[];
  createdAt: string;
};

export type GateVerdict = Open<'PASS' | 'FAIL' | 'INCONCLUSIVE' | 'ERROR'>;
export type Gate = {
  id: string;
  type: string;
  verdict: GateVerdict;
  summary?: string | null;
  statistic?: number | null;
  low?: number | null;
  high?: number | null;
  limit?: number | null;
  advice?: string | null;
};
export type EvaluationState = Open<'QUEUED' | 'RUNNING' | 'PASS' | 'FAIL' | 'INCONCLUSIVE' | 'ERROR' | 'CANCELLED'>;
export type Evaluation = {
  id: string;
  versionId: string;
  model: string;
  version: number;
  versionDigest: string;
  policy: string;
  policyRevision: number;
  policyHash: string;
  state: EvaluationState;
  gates: Gate[];
  queuedAt: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  requestedBy: string;
  evidenceSha256?: string | null;
  reason?: string | null;
};

export type Interval = { value: number; low?: number | null; high?: number | null };
export type Latency = { rows?: number; p50Micros?: number; p95Micros?: number; p99Micros?: number };
export type CalibrationBin = {
  low: number;
  high: number;
  count: number;
  meanPredicted?: number | null;
  observed?: number | null;
};
export type Evidence = {
  gates: (Gate & { details?: Record<string, unknown> })[];
  metrics?: Record<string, Interval | null> | null;
  roc?: { fpr: number; tpr: number; threshold?: number | null }[] | null;
  precisionRecall?: { recall: number; precision: number }[] | null;
  calibration?: CalibrationBin[] | null;
  confusion?: { tp: number; fp: number; fn: number; tn: number; threshold: number } | null;
  scores?: { edges: number[]; positives: number[]; negatives: number[] } | null;
  latency?: Latency | null;
  versionDigest: string;
  datasetDigests?: Record<string, string> | null;
  policyHash: string;
  software?: Record<string, string> | null;
  seeds?: Record<string, number | string> | null;
};

export type BuildLogLine = { at: string; text: string };
export type Layer = {
  name: Open<'rootfs' | 'jre' | 'runtime' | 'serving' | 'config' | 'model'>;
  digest: string;
  sizeBytes: number;
  mediaType: string;
  reused?: boolean;
};
export type BuildState = Open<'QUEUED' | 'BUILDING' | 'BUILT' | 'FAILED' | 'CANCELLED'>;
export type Build = {
  id: string;
  state: BuildState;
  versionId: string;
  model: string;
  version: number;
  versionDigest: string;
  evaluationId?: string | null;
  kind?: Open<'RUNNABLE' | 'MODEL_ONLY'> | null;
  imageDigest?: string | null;
  baseDigest?: string | null;
  layers?: Layer[] | null;
  reproduced?: boolean | null;
  queuedAt: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  requestedBy: string;
  reason?: string | null;
};

export type ReleaseState = Open<
  | 'DRAFT'
  | 'VERIFYING'
  | 'PROVISIONING'
  | 'SHADOW'
  | 'CANARY'
  | 'ANALYSING'
  | 'PROMOTING'
  | 'HEALTHY'
  | 'SUPERSEDED'
  | 'RETIRED'
  | 'ABORTING'
  | 'ROLLED_BACK'
  | 'FAILED'
>;
export type ReleaseMove = { from?: string | null; to: string; at: string; reason?: string | null };
export type Release = {
  id: string;
  environment: string;
  deployment: string;
  model: string;
  version: number;
  versionId: string;
  versionDigest: string;
  evaluationId?: string | null;
  imageDigest?: string | null;
  state: ReleaseState;
  reason?: string | null;
  history?: ReleaseMove[] | null;
  requestedBy: string;
  createdAt: string;
  healthyAt?: string | null;
  rollbackOf?: string | null;
};
export type Environment = { name: string; target: string };
export type LogLine = { at: string; stream: string; text: string };
export type Live = {
  ready: boolean;
  reason?: string | null;
  pid?: number | null;
  url?: string | null;
  startedAt?: string | null;
};
export type DeploymentState = Open<'NONE' | 'DEPLOYING' | 'HEALTHY' | 'DEGRADED' | 'REMOVING' | 'REMOVED'>;
export type Deployment = {
  environment: string;
  name: string;
  project: string;
  target: string;
  state: DeploymentState;
  current?: Release | null;
  previous?: Release | null;
  inProgress?: Release | null;
  endpoint?: string | null;
  desired?: Record<string, unknown> | null;
  live?: Live | null;
  createdAt: string;
};

export type Performance = {
  metric?: string;
  value: number;
  low?: number | null;
  high?: number | null;
  positives?: number;
  negatives?: number;
};
export type MonitorStatus = Open<'NO_DATA' | 'COLLECTING' | 'STABLE' | 'DRIFTING' | 'DECAYING'>;
export type Monitor = {
  environment: string;
  deployment: string;
  releaseId: string;
  model: string;
  version: number;
  status: MonitorStatus;
  windowSeconds: number;
  limits?: { psi?: number; aucDrop?: number; minRows?: number } | null;
  baseline?: { rows: number; performance?: Performance | null } | null;
  rows: number;
  dropped: number;
  lastIngestAt?: string | null;
  openAlerts: number;
};
export type ColumnScore = {
  name: string;
  psi?: number | null;
  pValue?: number | null;
  adjustedP?: number | null;
  limit: number;
  verdict: Open<'OK' | 'DRIFT' | 'INCONCLUSIVE'>;
  missingShare?: number | null;
  unseenShare?: number | null;
};
export type WindowPerformance = {
  value?: number | null;
  low?: number | null;
  high?: number | null;
  labels: number;
  coverage: number;
  maturing: boolean;
  verdict?: string | null;
};
export type MonitorWindow = {
  start: string;
  end: string;
  rows: number;
  state: Open<'OPEN' | 'SCORED'>;
  columns: ColumnScore[];
  score?: ColumnScore | null;
  performance?: WindowPerformance | null;
};
export type ColumnComparison = {
  name: string;
  kind: Open<'numeric' | 'categorical'>;
  bins: { label: string; reference: number; current: number }[];
  referenceRows: number;
  currentRows: number;
  psi?: number | null;
};
export type TrafficPoint = {
  minute: string;
  requests: number;
  rows: number;
  errors: number;
  rejected: number;
  p50Micros?: number | null;
  p95Micros?: number | null;
  p99Micros?: number | null;
};
export type AlertState = Open<'OPEN' | 'ACKNOWLEDGED' | 'RESOLVED'>;
export type Alert = {
  id: string;
  environment: string;
  deployment: string;
  releaseId: string;
  kind: Open<'DRIFT' | 'PERFORMANCE' | 'DATA_QUALITY'>;
  state: AlertState;
  columns: string[];
  windowStart: string;
  windowEnd: string;
  value: number;
  limit: number;
  message: string;
  firedAt: string;
  acknowledgedBy?: string | null;
  resolvedAt?: string | null;
};

export type Me = { username: string; project: string; projects: string[]; role: string; verbs: string[] };
export type Token = {
  id: string;
  name: string;
  scopes: string[];
  createdAt?: string;
  expiresAt?: string | null;
  owner?: string | null;
  deployment?: string | null;
};
export type TokenCreate = { name: string; scopes: string[]; expires: string; deployment?: string };
export type TokenCreated = Token & { token: string };
export type ServiceHealth = { name: string; ready: boolean; detail?: string | null };
export type System = { services: ServiceHealth[] };
