import { checkBlock, checkCall } from './known-tags.ts';
import { type PlacedTag, readTag } from './read-tag.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateNode } from './types.ts';
import { variableName } from './variable-name.ts';

/** Blocks in blocks at most: each is a call more while it is rendered. */
const deepest = 50;

interface OpenBlock {
  readonly name: string;
  readonly args: readonly string[];
  readonly isNegated: boolean;
  readonly offset: number;
  readonly body: TemplateNode[];
  otherwise: TemplateNode[] | undefined;
}

/**
 * Reads a message of a monitor (api.md 6.3–6.5). What has no double braces is text as it stands.
 * @throws TemplateError that says what is wrong and where
 */
export function parseTemplate(text: string): readonly TemplateNode[] {
  const root: TemplateNode[] = [];
  const open: OpenBlock[] = [];
  const into = (): TemplateNode[] => open.at(-1)?.otherwise ?? open.at(-1)?.body ?? root;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('{{', at);
    if (next !== at) into().push({ kind: 'text', text: text.slice(at, next < 0 ? text.length : next) });
    if (next < 0) break;
    const raw = readRawBlock(text, next);
    if (raw) {
      if (raw.text) into().push({ kind: 'text', text: raw.text });
      at = raw.end;
      continue;
    }
    const placed = readTag(text, next);
    take(placed, { text, offset: next, open, into });
    at = placed.end;
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new TemplateError(`${opening(unclosed)} is never closed`, { text, offset: unclosed.offset });
  return root;
}

interface Place {
  readonly text: string;
  readonly offset: number;
  readonly open: OpenBlock[];
  readonly into: () => TemplateNode[];
}

function take({ tag }: PlacedTag, { text, offset, open, into }: Place): void {
  const refuse = (problem: string): never => {
    throw new TemplateError(problem, { text, offset });
  };
  switch (tag.kind) {
    case 'comment':
      break;
    case 'variable':
      into().push({ kind: 'variable', name: variableName(tag.name), isRaw: tag.isRaw, offset });
      break;
    case 'call':
      checkCall(tag, refuse);
      into().push({ kind: 'call', name: tag.name, args: tag.args, offset });
      break;
    case 'open':
      checkBlock(tag, refuse);
      if (open.length >= deepest) refuse(`blocks may be nested ${deepest} levels deep`);
      open.push({
        ...{ name: tag.name, args: tag.args, isNegated: tag.isNegated },
        ...{ offset, body: [], otherwise: undefined },
      });
      break;
    case 'else': {
      const block = open.at(-1) ?? refuse('{{else}} stands outside of a block');
      if (block.otherwise) refuse(`${opening(block)} has two {{else}}`);
      block.otherwise = [];
      break;
    }
    case 'close': {
      const block = open.pop() ?? refuse(`{{/${tag.name}}} closes no block`);
      if (block.name !== tag.name) refuse(`{{/${tag.name}}} stands where ${opening(block)} is to be closed`);
      const { otherwise = [], ...rest } = block;
      into().push({ kind: 'block', ...rest, otherwise });
    }
  }
}

function opening({ name, isNegated }: OpenBlock): string {
  return `{{${isNegated ? '^' : '#'}${name}}}`;
}

/** `{{{{raw}}}} … {{{{/raw}}}}`: what is between them is text, with whatever braces. */
function readRawBlock(text: string, offset: number): { readonly text: string; readonly end: number } | undefined {
  const [opened] = /^\{\{\{\{\s*raw\s*\}\}\}\}/.exec(text.slice(offset, offset + 40)) ?? [];
  if (!opened) return undefined;
  const from = offset + opened.length;
  const closing = /\{\{\{\{\s*\/\s*raw\s*\}\}\}\}/g;
  closing.lastIndex = from;
  const closed = closing.exec(text);
  if (!closed) throw new TemplateError('{{{{raw}}}} is never closed', { text, offset });
  return { text: text.slice(from, closed.index), end: closing.lastIndex };
}
