import type { EventRow } from '@/api/types';
import { shortDigest, withShortIds } from '@/ui/format';
import { statusOf, type Tone } from '@/ui/status';

/** Events in the user's words. A type that is not known here is shown with its own name. */

type Data = Record<string, unknown>;
type Sentence = (data: Data) => string;

const version = (data: Data): string => `${data.model}/${data.version}`;
const place = (data: Data): string => `${data.environment}/${data.deployment}`;
const list = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : '');
const state = (word: unknown): string => statusOf(String(word)).word.toLowerCase();
const digest = (value: unknown): string => (typeof value === 'string' ? shortDigest(value) : '');

const SENTENCES: Record<string, Sentence> = {
  'model.created': (data) => `created model ${data.model}`,
  'version.sealed': (data) => `pushed ${version(data)}, sealed as ${digest(data.digest)}`,
  'alias.moved': (data) =>
    data.toVersion
      ? `moved @${data.alias} to ${data.model}/${data.toVersion}`
      : `removed @${data.alias} from ${data.model}`,
  'policy.revised': (data) => `revised policy ${data.policy} to revision ${data.revision}`,
  'dataset.registered': (data) => `registered data set ${data.dataset} with ${data.rows} rows`,
  'evaluation.queued': (data) => `asked to validate ${version(data)} against ${data.policy}`,
  'evaluation.started': (data) => `started to validate ${version(data)} against ${data.policy}`,
  'evaluation.finished': (data) => {
    const failed = list(data.failedGates);
    return `validated ${version(data)}: ${state(data.verdict)}${failed ? ` at ${failed}` : ''}`;
  },
  'build.queued': (data) => `asked to build ${version(data)}`,
  'build.started': (data) => `started to build ${version(data)}`,
  'image.built': (data) => `built ${version(data)} as ${digest(data.imageDigest)}`,
  'build.failed': (data) => `could not build ${version(data)}: ${data.reason}`,
  'release.created': (data) => `released ${version(data)} to ${place(data)}`,
  'release.advanced': (data) => `moved ${version(data)} on ${place(data)} to ${state(data.to)}`,
  'release.healthy': (data) => `${version(data)} is healthy on ${place(data)}`,
  'release.failed': (data) => `${version(data)} failed on ${place(data)}: ${data.reason}`,
  'release.rolledback': (data) => `rolled ${version(data)} back on ${place(data)}: ${data.reason}`,
  'deployment.removed': (data) => `removed ${place(data)}: ${data.reason}`,
  'alert.fired': (data) => `${data.message}`,
  'alert.resolved': (data) => `alert on ${place(data)} resolved`,
  'token.created': (data) => `created token ${data.name}`,
  'token.revoked': (data) => `revoked token ${data.name}`,
  'user.signedin': () => 'signed in',
};

export const EVENT_TYPES = Object.keys(SENTENCES);

export function sayEvent({ type, subject, data }: EventRow): string {
  return withShortIds(SENTENCES[type]?.(data) ?? `${type} ${subject}`);
}

const TONES: Record<string, Tone> = {
  'build.failed': 'bad',
  'release.failed': 'bad',
  'release.rolledback': 'warn',
  'alert.fired': 'warn',
  'image.built': 'ok',
  'release.healthy': 'ok',
  'alert.resolved': 'ok',
};

export function toneOfEvent({ type, data }: EventRow): Tone {
  if (type === 'evaluation.finished') return statusOf(String(data.verdict)).tone;
  return TONES[type] ?? 'idle';
}
