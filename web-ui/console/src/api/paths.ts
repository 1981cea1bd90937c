import type * as t from './types';

/** The calls the console makes, in the form openapi-typescript generates, so that a generated `paths` can take its place. */

type Json<T> = { content: { 'application/json': T } };
type Responses<T> = { responses: { 200: Json<T>; default: { content: { 'application/problem+json': t.Problem } } } };
type Path<P> = [P] extends [never] ? { path?: never } : { path: P };
type Body<B> = [B] extends [never] ? { requestBody?: never } : { requestBody: { content: { 'application/json': B } } };
type Get<T, P = never, Q = never> = {
  get: { parameters: Path<P> & { query?: Q } } & Responses<T>;
};
type Send<M extends 'post' | 'put' | 'delete' | 'patch', T, P = never, B = never> = {
  [K in M]: {
    parameters: Path<P>;
  } & Body<B> &
    Responses<T>;
};

type Paging = { limit?: number; cursor?: string };
type Name = { name: string };
type Id = { id: string };
type VersionPath = { name: string; version: number };
type DeploymentPath = { environment: string; deployment: string };
type Reason = { reason: string };

export interface paths {
  '/session': Get<t.Me> & Send<'post', t.Me, never, { username: string; password: string }> & Send<'delete', undefined>;
  '/system': Get<t.System>;
  '/tokens': Get<t.Page<t.Token>> & Send<'post', t.TokenCreated, never, t.TokenCreate>;
  '/tokens/{id}': Send<'delete', undefined, Id>;

  '/models': Get<t.Page<t.Model>, never, Paging & { q?: string }>;
  '/models/{name}': Get<t.Model, Name>;
  '/models/{name}/versions': Get<t.Page<t.Version>, Name, Paging>;
  '/models/{name}/versions/{version}': Get<t.Version, VersionPath>;
  '/models/{name}/aliases/{alias}': Send<'put', t.Model, Name & { alias: string }, { version: number }>;
  '/events': Get<t.Page<t.EventRow>, never, Paging & { after?: number; type?: string; subject?: string }>;

  '/policies': Get<t.Page<t.Policy>, never, Paging>;
  '/policies/{name}': Get<t.Policy, Name>;
  '/datasets': Get<t.Page<t.Dataset>, never, Paging>;
  '/evaluations': Get<t.Page<t.Evaluation>, never, Paging & { version?: string; state?: string }> &
    Send<'post', t.Evaluation, never, { version: string; policy: string }>;
  '/evaluations/{id}/evidence': Get<t.Evidence, Id>;
  '/evaluations/{id}/cancel': Send<'post', t.Evaluation, Id>;
  '/evaluations/{id}/rerun': Send<'post', t.Evaluation, Id>;

  '/builds': Get<t.Page<t.Build>, never, Paging & { version?: string }> &
    Send<'post', t.Build, never, { version: string }>;
  '/builds/{id}': Get<t.Build, Id>;
  '/builds/{id}/cancel': Send<'post', t.Build, Id>;
  '/builds/{id}/log': Get<t.Page<t.BuildLogLine>, Id, Paging>;

  '/environments': Get<t.Page<t.Environment>>;
  '/releases': Get<t.Page<t.Release>, never, Paging & { environment?: string; deployment?: string; version?: string }> &
    Send<'post', t.Release, never, { environment: string; version: string; reason?: string }>;
  '/releases/{id}/cancel': Send<'post', t.Release, Id, Reason>;
  '/deployments': Get<t.Page<t.Deployment>, never, Paging>;
  '/deployments/{environment}/{deployment}': Get<t.Deployment, DeploymentPath> &
    Send<'delete', t.Release, DeploymentPath, Reason>;
  '/deployments/{environment}/{deployment}/rollback': Send<'post', t.Release, DeploymentPath, Reason>;
  '/deployments/{environment}/{deployment}/logs': Get<{ lines: t.LogLine[] }, DeploymentPath, { tail?: number }>;

  '/monitors': Get<t.Page<t.Monitor>, never, Paging>;
  '/monitors/{environment}/{deployment}': Get<t.Monitor, DeploymentPath>;
  '/monitors/{environment}/{deployment}/windows': Get<
    { items: t.MonitorWindow[] },
    DeploymentPath,
    { from?: string; to?: string }
  >;
  '/monitors/{environment}/{deployment}/columns/{column}': Get<
    t.ColumnComparison,
    DeploymentPath & { column: string },
    { window: string }
  >;
  '/monitors/{environment}/{deployment}/traffic': Get<
    { items: t.TrafficPoint[] },
    DeploymentPath,
    { minutes?: number }
  >;
  '/alerts': Get<t.Page<t.Alert>, never, Paging & { environment?: string; deployment?: string; state?: string }>;
  '/alerts/{id}/acknowledge': Send<'post', t.Alert, Id, Reason>;
}
