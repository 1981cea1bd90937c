// @vitest-environment jsdom
import '@/test/setup';
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { LineStrip } from './LineStrip';
import { ReleaseLine } from './ReleaseLine';
import type { Station } from './stations';

const stations: Station[] = [
  { id: 'pushed', name: 'Pushed', state: 'done', word: 'Sealed', at: '2026-01-01T00:00:00Z', actor: 'ada' },
  { id: 'validated', name: 'Validated', state: 'failed', word: 'Failed', held: 'Gate champion: too low' },
];

it('draws every station with its word and says what holds the release', () => {
  render(<ReleaseLine label="m/1" stations={stations} />, { wrapper: MantineProvider });
  const items = screen.getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    expect.stringMatching(/^PushedSealed.* ago · ada$/),
    'ValidatedFailed',
  ]);
  expect(screen.getByText('Gate champion: too low')).toBeVisible();
});

it('tells the same in one row, in words too', () => {
  render(<LineStrip label="m/1" stations={stations} />, { wrapper: MantineProvider });
  expect(screen.getByRole('img', { name: 'Release of m/1: Pushed: Sealed, Validated: Failed' })).toBeVisible();
  expect(screen.getByText('Validated: failed')).toBeVisible();
});
