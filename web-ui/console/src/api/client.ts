import createClient from 'openapi-fetch';
import type { paths } from './paths';
import { problemOf, unreachable } from './problem';

export const API = '/api/v1';

let project: string | undefined;
let unauthorized: () => void = () => undefined;

/** The project of the session, sent with each call. */
export function useProjectHeader(name: string | undefined): void {
  project = name;
}

export function projectHeader(): Record<string, string> {
  return project ? { 'X-Slipway-Project': project } : {};
}

/** What to do when the session has ended; set once by the router. */
export function onUnauthorized(act: () => void): void {
  unauthorized = act;
}

export const client = createClient<paths>({ baseUrl: API, credentials: 'same-origin' });

client.use({
  onRequest({ request }) {
    for (const [name, value] of Object.entries(projectHeader())) request.headers.set(name, value);
    // A page of another origin cannot set it: the gateway takes it as proof that the act is the console's own.
    request.headers.set('X-Slipway-Csrf', '1');
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    if (response.status === 401 && schemaPath !== '/session') unauthorized();
    throw await problemOf(response);
  },
  onError: unreachable,
});

/** The body of an answer; refusals have been thrown as ProblemError before. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
