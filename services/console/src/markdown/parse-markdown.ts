import type { Block, ListItem } from './block.ts';
import { parseInline } from './parse-inline.ts';

/** Longer texts are cut. */
const MOST_CHARACTERS = 50_000;

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/;
const FENCE = /^ {0,3}(```|~~~)/;
const QUOTE = /^ {0,3}>\s?(.*)$/;
const TABLE_LINE = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$/;

/** Reads the Markdown that notes are written in: headings, lists, quotes, code, tables, rules, and what lines have. HTML is text. */
export function parseMarkdown(text: string): readonly Block[] {
  const lines = text.slice(0, MOST_CHARACTERS).replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const { block, next } = readBlock(lines, at);
    if (block) blocks.push(block);
    at = next;
  }
  return blocks;
}

interface ReadBlock {
  readonly block?: Block;
  readonly next: number;
}

function readBlock(lines: readonly string[], at: number): ReadBlock {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { next: at + 1 };
  const heading = HEADING.exec(line);
  if (heading) {
    const [, marks = '', text = ''] = heading;
    return { block: { kind: 'heading', level: marks.length, inner: parseInline(text) }, next: at + 1 };
  }
  if (FENCE.test(line)) return readFence(lines, at);
  if (RULE.test(line)) return { block: { kind: 'rule' }, next: at + 1 };
  if (ITEM.test(line)) return readList(lines, at);
  if (QUOTE.test(line)) {
    const next = endOf(lines, at, (each) => QUOTE.test(each));
    const quoted = lines.slice(at, next).map((each) => parseInline(QUOTE.exec(each)?.[1] ?? ''));
    return { block: { kind: 'quote', lines: quoted }, next };
  }
  if (isTable(lines, at)) return readTable(lines, at);
  const next = endOf(lines, at + 1, (each, place) => each.trim() !== '' && !begins(each) && !isTable(lines, place));
  return { block: { kind: 'paragraph', lines: lines.slice(at, next).map((each) => parseInline(each.trim())) }, next };
}

/** The first line from `at` that is not as the others. */
function endOf(lines: readonly string[], at: number, belongs: (line: string, at: number) => boolean): number {
  let end = at;
  while (end < lines.length && belongs(lines[end] ?? '', end)) end++;
  return end;
}

function begins(line: string): boolean {
  return [HEADING, RULE, ITEM, FENCE, QUOTE].some((form) => form.test(line));
}

function readFence(lines: readonly string[], at: number): ReadBlock {
  const mark = FENCE.exec(lines[at] ?? '')?.[1] ?? '```';
  const end = endOf(lines, at + 1, (line) => !line.trimStart().startsWith(mark));
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function readList(lines: readonly string[], at: number): ReadBlock {
  const isOrdered = ITEM.exec(lines[at] ?? '')?.[3] !== undefined;
  const next = endOf(lines, at, (line) => ITEM.test(line) && !RULE.test(line));
  const items = lines.slice(at, next).map((line): ListItem => {
    const [, indent = '', , , text = ''] = ITEM.exec(line) ?? [];
    return { depth: Math.min(Math.floor(indent.replaceAll('\t', '  ').length / 2), 4), inner: parseInline(text) };
  });
  return { block: { kind: 'list', isOrdered, items }, next };
}

function isTable(lines: readonly string[], at: number): boolean {
  return (lines[at] ?? '').includes('|') && TABLE_LINE.test(lines[at + 1] ?? '');
}

function readTable(lines: readonly string[], at: number): ReadBlock {
  const next = endOf(lines, at + 2, (line) => line.includes('|'));
  const rows = lines.slice(at + 2, next).map(cellsOf);
  return { block: { kind: 'table', head: cellsOf(lines[at] ?? ''), rows }, next };
}

function cellsOf(line: string) {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => parseInline(cell.trim()));
}
