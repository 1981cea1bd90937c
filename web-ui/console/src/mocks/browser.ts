import { setupWorker } from 'msw/browser';
import { handlers } from './handlers';

/** Answers every call of the API in the browser. Only mode `mock` loads this. */
export async function startMocks(): Promise<void> {
  await setupWorker(...handlers).start({ quiet: true });
}
