import type { Dataset, Evaluation, Evidence, Gate, Policy } from '@/api/types';
import { digest, minutesAgo, noise, uuid } from './time';

export const policies: Policy[] = [
  {
    name: 'flights',
    revision: 1,
    hash: digest(71),
    createdAt: minutesAgo(187),
    author: 'admin',
    document: {
      name: 'flights',
      gates: ['file-safety', 'structure', 'auc', 'accuracy', 'champion', 'latency'].map((id) => ({ id, type: id })),
      environments: { staging: { requires: ['file-safety', 'structure', 'auc', 'accuracy', 'champion', 'latency'] } },
    },
  },
];

export const datasets: Dataset[] = [
  {
    id: uuid(81),
    name: 'march',
    revision: 1,
    digest: digest(81),
    rows: 4000,
    sizeBytes: 398_112,
    label: 'late',
    columns: Array.from({ length: 16 }, (_, at) => ({ name: `c${at}`, type: 'numeric', missing: 0 })),
    createdAt: minutesAgo(187),
  },
];

const good: Gate[] = [
  {
    id: 'file-safety',
    type: 'file-safety',
    verdict: 'PASS',
    summary: 'Reads as ONNX; nothing outside its folder is referred to.',
  },
  {
    id: 'structure',
    type: 'structure',
    verdict: 'PASS',
    summary: '12 inputs and 2 outputs; every output is a tensor.',
  },
  {
    id: 'auc',
    type: 'metric',
    verdict: 'PASS',
    summary: 'ROC AUC is above 0.650 with its whole interval.',
    statistic: 0.9223,
    low: 0.9106,
    high: 0.9334,
    limit: 0.65,
  },
  {
    id: 'accuracy',
    type: 'metric',
    verdict: 'PASS',
    summary: 'Accuracy is above 0.700 with its whole interval.',
    statistic: 0.9115,
    low: 0.902,
    high: 0.9207,
    limit: 0.7,
  },
  { id: 'champion', type: 'champion', verdict: 'PASS', summary: 'There is no champion yet; nothing to compare with.' },
  {
    id: 'latency',
    type: 'latency',
    verdict: 'PASS',
    summary: 'p99 of one row is 0.41 ms; the limit is 20 ms.',
    statistic: 0.41,
    limit: 20,
  },
];

const worse: Gate[] = good.map((gate) => {
  if (gate.id === 'auc') return { ...gate, statistic: 0.7165, low: 0.6962, high: 0.7357 };
  if (gate.id === 'accuracy') return { ...gate, statistic: 0.7808, low: 0.7685, high: 0.7935 };
  if (gate.id !== 'champion') return gate;
  return {
    ...gate,
    verdict: 'FAIL',
    summary: 'ROC AUC is 0.206 below that of the champion, flight-delay/1; at most 0.010 is allowed.',
    statistic: -0.2058,
    low: -0.2268,
    high: -0.1879,
    limit: -0.01,
    advice:
      'Look at the inputs that this version lacks: it has no dep_delay. Train again with it, or move @champion if the comparison is not meant.',
  };
});

const evaluation = (seed: number, version: number, minutes: number, gates: Gate[]): Evaluation => ({
  id: uuid(seed),
  versionId: uuid(10 + version),
  model: 'flight-delay',
  version,
  versionDigest: digest(10 + version),
  policy: 'flights',
  policyRevision: 1,
  policyHash: digest(71),
  state: gates.some(({ verdict }) => verdict === 'FAIL') ? 'FAIL' : 'PASS',
  gates,
  queuedAt: minutesAgo(minutes),
  startedAt: minutesAgo(minutes - 0.02),
  finishedAt: minutesAgo(minutes - 0.12),
  requestedBy: 'admin',
  evidenceSha256: digest(seed + 5).slice(7),
});

export const evaluations: Evaluation[] = [
  evaluation(91, 1, 186, good),
  evaluation(92, 2, 95, worse),
  { ...evaluation(93, 3, 1, []), state: 'RUNNING', finishedAt: undefined, evidenceSha256: undefined },
];

const steps = (amount: number) => Array.from({ length: amount + 1 }, (_, at) => at / amount);

export function evidenceOf(found: Evaluation): Evidence {
  const strong = found.version === 1;
  const power = strong ? 0.085 : 0.4;
  const shape = (at: number, middle: number) => Math.exp(-((at - middle) ** 2) / 0.02);
  return {
    gates: found.gates,
    metrics: {
      rocAuc: strong ? { value: 0.9223, low: 0.9106, high: 0.9334 } : { value: 0.7165, low: 0.6962, high: 0.7357 },
      accuracy: strong ? { value: 0.9115, low: 0.902, high: 0.9207 } : { value: 0.7808, low: 0.7685, high: 0.7935 },
      averagePrecision: strong ? { value: 0.864, low: 0.845, high: 0.881 } : { value: 0.431, low: 0.402, high: 0.462 },
      brier: { value: strong ? 0.0685 : 0.158 },
    },
    roc: steps(60).map((fpr) => ({ fpr, tpr: fpr ** power, threshold: 1 - fpr })),
    precisionRecall: steps(60).map((recall) => ({ recall, precision: Math.max(0.23, 1 - recall ** 4 * 0.7) })),
    calibration: steps(10)
      .slice(0, -1)
      .map((low, at) => ({
        low,
        high: low + 0.1,
        count: Math.round(800 / (at + 1)),
        meanPredicted: low + 0.05,
        observed: Math.min(1, Math.max(0, low + 0.05 + (noise(at) - 0.5) * 0.08)),
      })),
    confusion: strong
      ? { tp: 690, fp: 116, fn: 238, tn: 2956, threshold: 0.5 }
      : { tp: 212, fp: 161, fn: 716, tn: 2911, threshold: 0.5 },
    scores: {
      edges: steps(20),
      negatives: steps(19).map((at) => Math.round(1400 * shape(at, 0.05) + 40 * (1 - at))),
      positives: steps(19).map((at) => Math.round(420 * shape(at, 0.97) + 40 * at)),
    },
    latency: { rows: 500, p50Micros: 182, p95Micros: 296, p99Micros: 411 },
    versionDigest: found.versionDigest,
    datasetDigests: { march: digest(81) },
    policyHash: found.policyHash,
    software: { slipway: '0.1.0', onnxruntime: '1.28.0' },
    seeds: { bootstrap: 20130301 },
  };
}
