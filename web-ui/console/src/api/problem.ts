import type { Problem, Violation } from './types';

/** A refusal or a fault of the API, as its problem document says. Status 0 means that no answer came. */
export class ProblemError extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly violations: Violation[];
  readonly type: string | undefined;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title ?? 'The request was refused.');
    this.name = 'ProblemError';
    this.status = problem.status ?? 0;
    this.title = problem.title ?? 'The request was refused';
    this.detail = problem.detail ?? '';
    this.code = problem.code ?? 'UNKNOWN';
    this.requestId = problem.requestId;
    this.violations = problem.violations ?? [];
    this.type = problem.type;
  }
}

export function unreachable(): ProblemError {
  return new ProblemError({
    status: 0,
    title: 'Slipway does not answer',
    detail: 'The server could not be reached. Check that the stack is up (slipway status) and that you are online.',
    code: 'UNREACHABLE',
  });
}

/** Reads the problem document of a refused call; an answer without one gets its status in words. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  const fallback: Problem = {
    status: response.status,
    title: `The server answered ${response.status}${response.statusText ? ` ${response.statusText}` : ''}`,
    detail:
      response.status >= 500 ? 'This is a fault of the server. Try again; if it stays, report the request id.' : '',
    requestId,
  };
  try {
    const body = (await response.clone().json()) as Problem;
    return new ProblemError({ ...fallback, ...body, requestId: body.requestId ?? requestId });
  } catch {
    return new ProblemError(fallback);
  }
}

export function isProblem(error: unknown): error is ProblemError {
  return error instanceof ProblemError;
}
