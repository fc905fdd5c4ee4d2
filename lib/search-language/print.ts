import { isDuration, parseSearchNumber, printDuration } from './parse-number.ts';
import type { SearchAttribute, SearchMatch, SearchNode } from './types.ts';

/** The text of a search; `parseSearch` reads it back to an equal value. */
export function printSearch(node: SearchNode): string {
  switch (node.kind) {
    case 'all':
      return '*';
    case 'and':
      return node.nodes.map(printOperand).join(' ');
    case 'or':
      return printAlternatives(node.nodes) ?? node.nodes.map(printOperand).join(' OR ');
    case 'not':
      return `-${node.node.kind === 'not' ? `(${printSearch(node.node)})` : printOperand(node.node)}`;
    case 'attribute':
      return `${printSearchKey(node.attribute)}${printMatch(node.match, node.attribute)}`;
    case 'text':
      return printMatch(node.match);
  }
}

/** The name of an attribute with its colon, as it is written in a search: `@http.url:`. */
export function printSearchKey({ name, hasAt }: SearchAttribute): string {
  return `${hasAt ? '@' : ''}${escaped(name, /[\s()"[\]{}\\:*?]|^[-=&|!+#~^<>@]/g)}:`;
}

/** A value as it is written in a search: in quotes where it needs them. */
export function printSearchValue(value: string): string {
  const isPlain =
    /^[\p{L}\p{N}_/.$%,;'][\p{L}\p{N}_/.@$%,;'-]*$/u.test(value) && !/^(?:AND|OR|NOT)$|^\/.*\/$/.test(value);
  return isPlain ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

function printOperand(node: SearchNode): string {
  if (node.kind === 'or' && printAlternatives(node.nodes) !== undefined) return printSearch(node);
  return node.kind === 'and' || node.kind === 'or' ? `(${printSearch(node)})` : printSearch(node);
}

/** `service:(a OR b)` for values of one attribute; undefined where the nodes are not. */
function printAlternatives(nodes: readonly SearchNode[]): string | undefined {
  const [first] = nodes;
  if (first?.kind !== 'attribute') return undefined;
  const key = printSearchKey(first.attribute);
  const values = nodes.flatMap((node) =>
    node.kind === 'attribute' && printSearchKey(node.attribute) === key ? [printMatch(node.match, node.attribute)] : [],
  );
  return values.length === nodes.length ? `${key}(${values.join(' OR ')})` : undefined;
}

function printMatch(match: SearchMatch, attribute?: SearchAttribute): string {
  switch (match.kind) {
    case 'exists':
      return '*';
    case 'exact':
      return printExact(match.value, attribute);
    case 'wildcard':
      return escaped(match.pattern.replace(/^(?=-|@|\/.*\/$)/s, '\\'), /[\s()"[\]{}:<>“”]|^[=&|!+#~^]|(?<=[&|])[&|]/g);
    case 'range':
      return printRange(match, attribute);
  }
}

/** A duration that looks like a number is one; in quotes it stays as it is. */
function printExact(value: string, attribute: SearchAttribute | undefined): string {
  const isOther = attribute && isDuration(attribute) && parseSearchNumber(value) && String(Number(value)) !== value;
  return isOther ? `"${escaped(value, /["\\]/g)}"` : printSearchValue(value);
}

function printRange({ from, to }: Extract<SearchMatch, { kind: 'range' }>, attribute?: SearchAttribute): string {
  const print = (value: number) => (attribute && isDuration(attribute) ? printDuration(value) : String(value));
  if (from && to) {
    return `${from.isIncluded ? '[' : '{'}${print(from.value)} TO ${print(to.value)}${to.isIncluded ? ']' : '}'}`;
  }
  if (from) return `${from.isIncluded ? '>=' : '>'}${print(from.value)}`;
  return to ? `${to.isIncluded ? '<=' : '<'}${print(to.value)}` : '*';
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, '\\$&');
}
