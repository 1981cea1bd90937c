import { expect, it } from 'vitest';
import { safeTarget } from './target';

it('leads back to a page of this console', () => {
  expect(safeTarget('/models?q=flight')).toBe('/models?q=flight');
});

it('never leads to another site or back to the login', () => {
  expect(
    ['//evil.example', 'https://evil.example', '/\\evil.example', '/login?to=/', undefined].map(safeTarget),
  ).toEqual(Array(5).fill('/'));
});
