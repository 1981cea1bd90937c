import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '@/api/problem';

const MOST_RETRIES = 2;

/** A refusal is an answer, so only faults and silence are tried again. */
function shouldRetry(failures: number, error: Error): boolean {
  if (isProblem(error) && error.status >= 400 && error.status < 500) return false;
  return failures < MOST_RETRIES;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: shouldRetry, staleTime: 5_000, refetchOnWindowFocus: true } },
});
