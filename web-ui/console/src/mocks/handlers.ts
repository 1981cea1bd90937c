import { delay, HttpResponse, http } from 'msw';
import type { Deployment } from '@/api/types';
import { buildLog, builds, deployments, logs, releases } from './data/delivery';
import { alerts, comparison, monitor, traffic, windows } from './data/monitor';
import { events, me, models, tokens, versions } from './data/registry';
import { minutesAgo, uuid } from './data/time';
import { datasets, evaluations, evidenceOf, policies } from './data/validator';
import { scenario } from './scenario';

const API = '/api/v1';
const FOREVER = 'infinite';

const problem = (status: number, title: string, detail: string) =>
  HttpResponse.json(
    {
      type: `https://slipway.dev/problems/${status}`,
      title,
      status,
      detail,
      code: 'MOCK',
      requestId: 'req-7f3a91c04e',
    },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );

const missing = (what: string) => problem(404, 'Not found', `There is no ${what} in this project.`);

/** A list that plays the scenario; `of` narrows it by the query. */
function list<T>(path: string, items: T[], of: (item: T, query: URLSearchParams) => boolean = () => true) {
  return http.get(API + path, async ({ request }) => {
    const query = new URL(request.url).searchParams;
    switch (scenario()) {
      case 'empty':
        return HttpResponse.json({ items: [] });
      case 'error':
        return problem(
          503,
          'The service is not available',
          'The service behind this page does not answer. It is being restarted; try again in a few seconds.',
        );
      case 'slow':
        await delay(FOREVER);
        return HttpResponse.json({ items: [] });
      default:
        return HttpResponse.json({ items: items.filter((item) => of(item, query)) });
    }
  });
}

function one<T>(path: string, find: (params: Record<string, string>, query: URLSearchParams) => T | undefined) {
  return http.get(API + path, ({ params, request }) => {
    const found = find(params as Record<string, string>, new URL(request.url).searchParams);
    return found === undefined ? missing(`such thing as ${Object.values(params).join('/')}`) : HttpResponse.json(found);
  });
}

type OfVersion = { model: string; version: number };
const ofVersion = ({ model, version }: OfVersion, query: URLSearchParams) =>
  !query.get('version') || query.get('version') === `${model}/${version}`;

const deploymentOf = ({ environment, name }: Record<string, string>): Deployment | undefined =>
  deployments.find((each) => each.environment === environment && each.name === name);

const session = [
  http.get(`${API}/session`, () =>
    scenario() === 'signed-out' ? problem(401, 'Sign in first', 'There is no session.') : HttpResponse.json(me),
  ),
  http.post(`${API}/session`, () => problem(401, 'Not signed in', 'User name or password is wrong.')),
  http.delete(`${API}/session`, () => new HttpResponse(null, { status: 204 })),
  http.get(`${API}/system`, () =>
    HttpResponse.json({
      services: ['gateway', 'registry', 'validator', 'builder', 'deployer', 'monitor'].map((name) => ({
        name,
        ready: scenario() !== 'error' || name !== 'registry',
      })),
    }),
  ),
  list('/tokens', tokens),
  http.post(`${API}/tokens`, () =>
    HttpResponse.json(
      {
        id: uuid(33),
        name: 'new',
        scopes: ['read'],
        createdAt: minutesAgo(0),
        token: `slw_${'k7Qv2Zr9'.repeat(5)}abc`,
      },
      { status: 201 },
    ),
  ),
  http.delete(`${API}/tokens/:id`, () => new HttpResponse(null, { status: 204 })),
];

const registry = [
  list('/models', models),
  list(
    '/models/:name/versions',
    versions.filter(({ model }) => model === 'flight-delay'),
  ),
  one('/models/:name', ({ name }) => models.find((model) => model.name === name)),
  one('/models/:name/versions/:version', ({ name, version }) =>
    versions.find((each) => each.model === name && each.version === Number(version)),
  ),
  http.get(`${API}/events/stream`, () => {
    const beat = new TextEncoder().encode(': beat\n\n');
    const stream = new ReadableStream({ start: (controller) => controller.enqueue(beat) });
    return new HttpResponse(stream, { headers: { 'Content-Type': 'text/event-stream' } });
  }),
  list(
    '/events',
    events,
    ({ type, subject }, query) =>
      [query.get('type') ?? type, query.get('subject') ?? subject].join() === [type, subject].join(),
  ),
];

const validator = [
  list('/policies', policies),
  list('/datasets', datasets),
  list('/evaluations', evaluations, ofVersion),
  one('/evaluations/:id/evidence', ({ id }) => {
    const found = evaluations.find((each) => each.id === id);
    return found && evidenceOf(found);
  }),
];

const delivery = [
  list('/builds', builds, ofVersion),
  one('/builds/:id', ({ id }) => builds.find((each) => each.id === id)),
  list('/builds/:id/log', buildLog),
  list('/environments', [
    { name: 'staging', target: 'local' },
    { name: 'production', target: 'local' },
  ]),
  list('/releases', releases, ofVersion),
  list('/deployments', deployments),
  one('/deployments/:environment/:name', deploymentOf),
  one('/deployments/:environment/:name/logs', (params) => deploymentOf(params) && { lines: logs }),
  http.post(`${API}/deployments/:environment/:name/rollback`, () =>
    problem(409, 'Not possible now', 'Another release of staging/flight-delay is in progress; cancel it first.'),
  ),
];

const monitoring = [
  list('/monitors', [monitor]),
  one('/monitors/:environment/:deployment', () => monitor),
  list('/monitors/:environment/:deployment/windows', windows),
  one('/monitors/:environment/:deployment/columns/:column', ({ column = '' }, query) =>
    comparison(column, query.get('window') ?? ''),
  ),
  one('/monitors/:environment/:deployment/traffic', (_, query) => ({
    items: traffic(Number(query.get('minutes') ?? 60)),
  })),
  list('/alerts', alerts),
  http.post(`${API}/alerts/:id/acknowledge`, () => HttpResponse.json(alerts[0])),
];

export const handlers = [...session, ...registry, ...validator, ...delivery, ...monitoring];
