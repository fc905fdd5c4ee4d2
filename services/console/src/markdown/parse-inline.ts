import { readHtmlSigns } from '../../../../lib/message-template/html-signs.ts';
import type { Inline } from './inline.ts';
import { safeAddress } from './safe-address.ts';

interface Form {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, depth: number) => Inline | undefined;
}

/** Each is looked for from left to right; where two begin at one place the first here is meant. */
const FORMS: readonly Form[] = [
  { pattern: /\\([\\`*_{}[\]()#+\-.!~|>])/, read: ([, text = '']) => ({ kind: 'text', text }) },
  {
    pattern: /(`+)([^`]|[^`].*?[^`])\1(?!`)/,
    read: ([, , text = '']) => ({ kind: 'code', text: readHtmlSigns(text.trim()) }),
  },
  {
    pattern: /\[!\[([^\]]*)\]\(([^()\s]*)\)\]\(([^()\s]*)\)/,
    read: ([, alt = '', address = '', target], depth) => picture({ alt, address, target }, depth),
  },
  {
    pattern: /!\[([^\]]*)\]\(([^()\s]*)\)/,
    read: ([, alt = '', address = ''], depth) => picture({ alt, address }, depth),
  },
  {
    pattern: /\[([^\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)/,
    read: ([, text = '', address = ''], depth) => link(text, address, depth),
  },
  { pattern: /<(https?:\/\/[^\s<>]+)>/, read: ([, address = ''], depth) => link(address, address, depth) },
  {
    // Brackets and quotes that a variable was filled with end an address as others do.
    pattern: /https?:\/\/(?:(?!&(?:[lg]t|quot|#39);)[^\s<>()])*(?!&(?:[lg]t|quot|#39);)[^\s<>().,;:!?'"*_]/,
    read: ([address], depth) => link(address, address, depth),
  },
  {
    pattern: /\*\*((?:\\.|[^\s\\])|(?:\\.|[^\s\\]).*?(?:\\.|[^\s\\]))\*\*/,
    read: ([, text = ''], depth) => ({ kind: 'strong', inner: inside(text, depth) }),
  },
  {
    pattern: /(?<!\w)__(\S|\S.*?\S)__(?!\w)/,
    read: ([, text = ''], depth) => ({ kind: 'strong', inner: inside(text, depth) }),
  },
  { pattern: /~~(\S|\S.*?\S)~~/, read: ([, text = ''], depth) => ({ kind: 'strike', inner: inside(text, depth) }) },
  { pattern: /\*(\S|\S.*?\S)\*/, read: ([, text = ''], depth) => ({ kind: 'emphasis', inner: inside(text, depth) }) },
  {
    pattern: /(?<!\w)_(\S|\S.*?\S)_(?!\w)/,
    read: ([, text = ''], depth) => ({ kind: 'emphasis', inner: inside(text, depth) }),
  },
];

/** Deeper nesting stays as it is written. */
const MOST_DEPTH = 5;

/** Reads emphasis, code and links of a line. A link to anywhere but the web, a mail or the console is its text. */
export function parseInline(text: string, depth = 0): readonly Inline[] {
  const found: Inline[] = [];
  let rest = text;
  while (rest !== '' && depth < MOST_DEPTH) {
    const next = firstForm(rest);
    if (!next) break;
    const { match, form } = next;
    const read = form.read(match, depth);
    if (match.index > 0) found.push(toText(rest.slice(0, match.index)));
    found.push(read ?? toText(match[0]));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') found.push(toText(rest));
  return found;
}

/** Values in messages are escaped, as HTML would have them. */
function toText(text: string): Inline {
  return { kind: 'text', text: readHtmlSigns(text) };
}

function inside(text: string, depth: number): readonly Inline[] {
  return parseInline(text, depth + 1);
}

function firstForm(text: string): { readonly match: RegExpExecArray; readonly form: Form } | undefined {
  let first: { readonly match: RegExpExecArray; readonly form: Form } | undefined;
  for (const form of FORMS) {
    const match = form.pattern.exec(text);
    if (match && (!first || match.index < first.match.index)) first = { match, form };
  }
  return first;
}

interface Picture {
  readonly alt: string;
  readonly address: string;
  readonly target?: string | undefined;
}

/** A snapshot of the lab is shown, from where the console is; any other picture is a link to it: nothing is loaded from elsewhere. */
function picture({ alt, address, target = '' }: Picture, depth: number): Inline | undefined {
  const [, src] = /^(?:https?:\/\/[^/]+)?(\/snapshot\/view\/[\w./-]+\.png)$/.exec(address) ?? [];
  if (src === undefined || src.includes('..')) return link(alt || address, target || address, depth);
  const href = safeAddress(readHtmlSigns(target));
  return { kind: 'picture', src, alt: readHtmlSigns(alt), ...(href !== undefined && { href }) };
}

function link(text: string, address: string, depth: number): Inline | undefined {
  const href = safeAddress(readHtmlSigns(address));
  const inner: readonly Inline[] = text === address ? [toText(text)] : inside(text, depth);
  return href === undefined ? undefined : { kind: 'link', href, inner };
}
