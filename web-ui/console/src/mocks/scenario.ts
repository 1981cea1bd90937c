/** What the mocked server plays; set under this key before the page loads. */
export type Scenario = 'full' | 'empty' | 'error' | 'slow' | 'signed-out';

export const SCENARIO_KEY = 'slipway.mock';

export const scenario = (): Scenario => (localStorage.getItem(SCENARIO_KEY) as Scenario | null) ?? 'full';
