import { describe, expect, it } from 'vitest';
import type { ColumnComparison } from '@/api/types';
import { binsOf, drawnBins } from './bins';

const comparison = (kind: string, ...labels: string[]) =>
  ({
    kind,
    referenceRows: 100,
    currentRows: 100,
    bins: labels.map((label, at) => ({ label, reference: 0, current: at })),
  }) as unknown as ColumnComparison;

describe('binsOf', () => {
  it('puts numbers in the order of their values and says which edge the open ends have', () => {
    const bins = binsOf(comparison('numeric', '1 to 2.5', '2.5 to 9', 'below', 'above', 'missing', '= 0', '= 5'));
    expect(bins.map(({ label, current }) => [label, current])).toEqual([
      ['below 1', 2],
      ['1 – 2.5', 0],
      ['2.5 – 9', 1],
      ['above 9', 3],
      ['= 0', 5],
      ['= 5', 6],
      ['missing', 4],
    ]);
  });

  it('keeps bins whose labels it does not know', () => {
    expect(binsOf(comparison('numeric', 'odd', 'below')).map(({ label }) => label)).toEqual(['below', 'odd']);
  });
});

describe('drawnBins', () => {
  it('draws all bins where there is room', () => {
    const labels = ['UA', 'other', 'other', 'unseen', 'missing'];
    expect(drawnBins(comparison('categorical', ...labels)).map(({ label }) => label)).toEqual(labels);
  });

  it('draws of many categories those that moved most, in their order, and the pools', () => {
    const categories = Array.from({ length: 95 }, (_, at) => `c${at}`);
    const drawn = drawnBins(comparison('categorical', ...categories, 'other', 'unseen', 'missing'));
    expect(drawn.map(({ label }) => label)).toEqual([...categories.slice(-13), 'other', 'unseen', 'missing']);
  });
});
