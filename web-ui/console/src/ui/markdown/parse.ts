/** The part of Markdown that model cards use: headings, paragraphs, lists, tables, code. No HTML ever passes through. */

export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'code'; text: string };

export type Span =
  | { kind: 'text' | 'code' | 'strong' | 'emphasis'; text: string }
  | { kind: 'link'; text: string; href: string };

const HEADING = /^(#{1,6})\s+(.*)$/;
const ITEM = /^\s*(?:([-*+])|\d+[.)])\s+(.*)$/;
const FENCE = /^```/;

export function parseBlocks(text: string): Block[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, next] = readBlock(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

function readBlock(lines: string[], at: number): [Block | undefined, number] {
  const line = lines[at] ?? '';
  if (line.trim() === '') return [undefined, at + 1];
  if (FENCE.test(line)) return readCode(lines, at);
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }, at + 1];
  if (line.trim().startsWith('|')) return readTable(lines, at);
  if (ITEM.test(line)) return readList(lines, at);
  return readParagraph(lines, at);
}

function readCode(lines: string[], at: number): [Block, number] {
  let end = at + 1;
  while (end < lines.length && !FENCE.test(lines[end] ?? '')) end += 1;
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
}

function readTable(lines: string[], at: number): [Block, number] {
  let end = at;
  while (lines[end]?.trim().startsWith('|')) end += 1;
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
  const [head = [], ...rows] = lines
    .slice(at, end)
    .map(cells)
    .filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  return [{ kind: 'table', head, rows }, end];
}

function readList(lines: string[], at: number): [Block, number] {
  const items: string[] = [];
  let end = at;
  for (; end < lines.length && lines[end]?.trim(); end += 1) {
    const item = ITEM.exec(lines[end] ?? '');
    if (item) items.push(item[2] ?? '');
    else items.push(`${items.pop() ?? ''} ${lines[end]?.trim()}`);
  }
  return [{ kind: 'list', ordered: !ITEM.exec(lines[at] ?? '')?.[1], items }, end];
}

function readParagraph(lines: string[], at: number): [Block, number] {
  let end = at;
  const begins = (line: string) => line.trim() === '' || HEADING.test(line) || FENCE.test(line) || ITEM.test(line);
  while (end < lines.length && (end === at || !begins(lines[end] ?? ''))) end += 1;
  return [{ kind: 'paragraph', text: lines.slice(at, end).join(' ') }, end];
}

const SPAN = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\((https?:[^)\s]+)\)/g;

export function parseSpans(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > at) spans.push({ kind: 'text', text: text.slice(at, match.index) });
    spans.push(spanOf(match));
    at = match.index + match[0].length;
  }
  if (at < text.length) spans.push({ kind: 'text', text: text.slice(at) });
  return spans;
}

function spanOf([whole, code, strong, emphasis, link, href]: RegExpMatchArray): Span {
  if (code) return { kind: 'code', text: code };
  if (strong) return { kind: 'strong', text: strong };
  if (emphasis) return { kind: 'emphasis', text: emphasis };
  return { kind: 'link', text: link ?? whole, href: href ?? '' };
}
