import { API } from '@/api/client';
import type { Call } from '@/ui/CopyAs';

/** The calls that do the same as a page or an action, ready for a shell in which `slipway env` has been evaluated. */

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export function curl(method: string, path: string, body?: object): Call {
  const parts = ['curl', '-sS'];
  if (method !== 'GET') parts.push('-X', method);
  parts.push('-H', '"Authorization: Bearer $SLIPWAY_TOKEN"');
  if (body) parts.push('-H', "'Content-Type: application/json'", '-d', quote(JSON.stringify(body)));
  return {
    name: method === 'GET' ? 'curl' : `curl ${method}`,
    text: [...parts, `"$SLIPWAY_URL${API}${path}"`].join(' '),
  };
}

const PLAIN = /^[\w@%+=:,./-]+$/;
const word = (text: string): string => (PLAIN.test(text) ? text : quote(text));

/** A call of the `slipway` command: its first words as they are, the others quoted where a shell needs it. */
export const cli = (command: string, ...words: string[]): Call => ({
  name: 'CLI',
  text: ['slipway', command, ...words.map(word)].join(' '),
});

export const listVersions = (model: string): Call => cli('version list --of', model);
export const statusOfVersion = (model: string, version: number): Call => cli('status', `${model}/${version}`);
export const rollBackCall = (environment: string, deployment: string): Call => ({
  ...cli('rollback', `${environment}/${deployment}`, '--reason', 'why'),
  name: 'CLI: roll back',
});
