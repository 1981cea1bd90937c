import { describe, expect, it } from 'vitest';
import { bytes, duration, measure, shortDigest, threshold } from './format';
import { parseBlocks, parseSpans } from './markdown/parse';
import { type Column, nextSort, sortRows } from './table';
import { absolute, relative } from './time';

describe('format', () => {
  it('writes sizes in decimal units', () => {
    expect([bytes(812), bytes(1_234), bytes(38_113_004)]).toEqual(['812 B', '1.2 kB', '38 MB']);
  });

  it('keeps both ends of a digest', () => {
    expect(shortDigest(`sha256:${'ab'.repeat(32)}`)).toBe('sha256:ababab…ababab');
    expect(shortDigest('short')).toBe('short');
  });

  it('writes measures with a true minus and thresholds without zeros', () => {
    expect([measure(-0.2058), measure(undefined), threshold(20), threshold(-0.01)]).toEqual([
      '−0.206',
      '–',
      '20',
      '−0.01',
    ]);
  });

  it('writes durations in the two units that matter', () => {
    expect([duration(400), duration(61_000), duration(604_800_000)]).toEqual(['400 ms', '1 min 1 s', '7 d 0 h']);
  });
});

describe('time', () => {
  const now = Date.parse('2026-01-01T12:00:00Z');

  it('tells distances both ways', () => {
    expect(relative('2026-01-01T11:59:58Z', now)).toBe('now');
    expect(relative('2026-01-01T10:30:00Z', now)).toBe('1 h ago');
    expect(relative('2026-01-31T12:00:00Z', now)).toBe('in 30 d');
  });

  it('names the zone when it is UTC', () => {
    expect(absolute('2026-01-01T12:00:00Z', true)).toBe('1 Jan 2026, 12:00:00 UTC');
  });
});

describe('table', () => {
  const columns: Column<{ v: number | string }>[] = [{ id: 'v', header: 'V', cell: () => '', sortBy: ({ v }) => v }];

  it('sorts numbers as numbers and names by the numbers in them', () => {
    expect(sortRows([{ v: 10 }, { v: 9 }], columns, '-v')).toEqual([{ v: 10 }, { v: 9 }]);
    expect(sortRows([{ v: 'm/10' }, { v: 'm/9' }], columns, 'v')).toEqual([{ v: 'm/9' }, { v: 'm/10' }]);
  });

  it('turns the order at the second click', () => {
    expect([nextSort('v', undefined), nextSort('v', 'v'), nextSort('v', '-v')]).toEqual(['v', '-v', 'v']);
  });
});

describe('markdown', () => {
  it('reads what model cards are made of', () => {
    expect(parseBlocks('# A\n\ntext\nmore\n\n- one\n- two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |')).toEqual([
      { kind: 'heading', level: 1, text: 'A' },
      { kind: 'paragraph', text: 'text more' },
      { kind: 'list', ordered: false, items: ['one', 'two'] },
      { kind: 'table', head: ['a', 'b'], rows: [['1', '2']] },
    ]);
  });

  it('makes links of web addresses only', () => {
    expect(parseSpans('[x](javascript:alert(1)) `c`')).toEqual([
      { kind: 'text', text: '[x](javascript:alert(1)) ' },
      { kind: 'code', text: 'c' },
    ]);
  });
});
