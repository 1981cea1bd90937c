import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import { latestEvents } from './events';
import { everyPage } from './pages';

/** Every read of the console. Keys begin with the resource, so that an event of the stream can refresh what it touches. */

const ALL = { limit: 200 } as const;

export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: () => body(client.GET('/session')),
    staleTime: Infinity,
    retry: false,
  });

export const systemQuery = () =>
  queryOptions({ queryKey: ['system'], queryFn: () => body(client.GET('/system')), refetchInterval: 15_000 });

export const tokensQuery = () => queryOptions({ queryKey: ['tokens'], queryFn: () => body(client.GET('/tokens')) });

export const modelsQuery = () =>
  queryOptions({ queryKey: ['models'], queryFn: () => body(client.GET('/models', { params: { query: ALL } })) });

export const modelQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', name],
    queryFn: () => body(client.GET('/models/{name}', { params: { path: { name } } })),
  });

export const versionsQuery = (name: string) =>
  queryOptions({
    queryKey: ['versions', name],
    queryFn: () => body(client.GET('/models/{name}/versions', { params: { path: { name }, query: ALL } })),
  });

export const versionQuery = (name: string, version: number) =>
  queryOptions({
    queryKey: ['versions', name, version],
    queryFn: () => body(client.GET('/models/{name}/versions/{version}', { params: { path: { name, version } } })),
  });

export const policiesQuery = () =>
  queryOptions({
    queryKey: ['policies'],
    queryFn: () => body(client.GET('/policies', { params: { query: ALL } })),
    staleTime: 60_000,
  });

export const datasetsQuery = () =>
  queryOptions({ queryKey: ['datasets'], queryFn: () => body(client.GET('/datasets', { params: { query: ALL } })) });

export const evaluationsQuery = (version?: string) =>
  queryOptions({
    queryKey: ['evaluations', version ?? 'all'],
    queryFn: () => body(client.GET('/evaluations', { params: { query: { ...ALL, version } } })),
  });

export const evidenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['evidence', id],
    queryFn: () => body(client.GET('/evaluations/{id}/evidence', { params: { path: { id } } })),
    staleTime: Infinity,
  });

export const buildsQuery = (version?: string) =>
  queryOptions({
    queryKey: ['builds', version ?? 'all'],
    queryFn: () => body(client.GET('/builds', { params: { query: { ...ALL, version } } })),
  });

export const buildQuery = (id: string) =>
  queryOptions({
    queryKey: ['builds', 'one', id],
    queryFn: () => body(client.GET('/builds/{id}', { params: { path: { id } } })),
  });

export const buildLogQuery = (id: string) =>
  queryOptions({
    queryKey: ['builds', 'log', id],
    queryFn: () =>
      everyPage((cursor) =>
        body(client.GET('/builds/{id}/log', { params: { path: { id }, query: { ...ALL, cursor } } })),
      ),
  });

export const environmentsQuery = () =>
  queryOptions({ queryKey: ['environments'], queryFn: () => body(client.GET('/environments')), staleTime: 60_000 });

export const releasesQuery = (version?: string) =>
  queryOptions({
    queryKey: ['releases', version ?? 'all'],
    queryFn: () => body(client.GET('/releases', { params: { query: { ...ALL, version } } })),
  });

export const deploymentReleasesQuery = (environment: string, deployment: string) =>
  queryOptions({
    queryKey: ['releases', 'of', environment, deployment],
    queryFn: () => body(client.GET('/releases', { params: { query: { ...ALL, environment, deployment } } })),
  });

export const deploymentsQuery = () =>
  queryOptions({
    queryKey: ['deployments'],
    queryFn: () => body(client.GET('/deployments', { params: { query: ALL } })),
  });

export const deploymentQuery = (environment: string, deployment: string) =>
  queryOptions({
    queryKey: ['deployments', environment, deployment],
    queryFn: () =>
      body(client.GET('/deployments/{environment}/{deployment}', { params: { path: { environment, deployment } } })),
  });

export const logsQuery = (environment: string, deployment: string, tail: number) =>
  queryOptions({
    queryKey: ['logs', environment, deployment, tail],
    queryFn: () =>
      body(
        client.GET('/deployments/{environment}/{deployment}/logs', {
          params: { path: { environment, deployment }, query: { tail } },
        }),
      ),
    refetchInterval: 5_000,
  });

export const monitorsQuery = () =>
  queryOptions({ queryKey: ['monitors'], queryFn: () => body(client.GET('/monitors', { params: { query: ALL } })) });

export const monitorQuery = (environment: string, deployment: string) =>
  queryOptions({
    queryKey: ['monitors', environment, deployment],
    queryFn: () =>
      body(client.GET('/monitors/{environment}/{deployment}', { params: { path: { environment, deployment } } })),
    refetchInterval: 15_000,
  });

export const windowsQuery = (environment: string, deployment: string) =>
  queryOptions({
    queryKey: ['windows', environment, deployment],
    queryFn: () =>
      body(
        client.GET('/monitors/{environment}/{deployment}/windows', { params: { path: { environment, deployment } } }),
      ),
    refetchInterval: 15_000,
  });

export const columnQuery = (environment: string, deployment: string, column: string, window: string) =>
  queryOptions({
    queryKey: ['windows', environment, deployment, column, window],
    queryFn: () =>
      body(
        client.GET('/monitors/{environment}/{deployment}/columns/{column}', {
          params: { path: { environment, deployment, column }, query: { window } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const trafficQuery = (environment: string, deployment: string, minutes: number) =>
  queryOptions({
    queryKey: ['traffic', environment, deployment, minutes],
    queryFn: () =>
      body(
        client.GET('/monitors/{environment}/{deployment}/traffic', {
          params: { path: { environment, deployment }, query: { minutes } },
        }),
      ),
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  });

export const alertsQuery = () =>
  queryOptions({ queryKey: ['alerts'], queryFn: () => body(client.GET('/alerts', { params: { query: ALL } })) });

export const eventsQuery = (filter: { type?: string; subject?: string }) =>
  queryOptions({
    queryKey: ['events', filter],
    queryFn: () => latestEvents(filter),
    placeholderData: keepPreviousData,
  });
