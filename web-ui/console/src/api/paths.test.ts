import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every call the console makes is in the committed API documents, with that method. */

const documents = new URL('../../../../docs/openapi/', import.meta.url);
const files = readdirSync(documents).filter((name) => name.endsWith('.json'));

/** Names of path parameters do not matter. */
const shape = (path: string): string => path.replace(/\{[^}]*\}/g, '{}');

function offered(): Set<string> {
  return new Set(
    files.flatMap((name) => {
      const { paths } = JSON.parse(readFileSync(new URL(name, documents), 'utf8')) as { paths: Record<string, object> };
      return Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method} ${shape(path)}`),
      );
    }),
  );
}

function used(): string[] {
  const source = readFileSync(new URL('./paths.ts', import.meta.url), 'utf8').split('export interface paths')[1] ?? '';
  return source
    .split(/\n {2}'/)
    .slice(1)
    .flatMap((entry) => {
      const path = shape(`/api/v1${entry.slice(0, entry.indexOf("'"))}`);
      const methods = [...entry.matchAll(/Send<\s*'(\w+)'/g)].map(([, method]) => method);
      return [...(/\bGet</.test(entry) ? ['get'] : []), ...methods].map((method) => `${method} ${path}`);
    });
}

const SERVICES = ['builder', 'deployer', 'gateway', 'monitor', 'registry', 'validator'];

describe('the calls of the console', () => {
  it('can be looked up for every service', () => {
    expect(files.sort()).toEqual(SERVICES.map((name) => `${name}.json`));
    expect(used().length).toBeGreaterThan(SERVICES.length);
  });

  it('are all offered by the services', () => {
    const known = offered();
    expect(used().filter((call) => !known.has(call))).toEqual([]);
  });
});
