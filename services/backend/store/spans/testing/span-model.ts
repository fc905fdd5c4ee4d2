import type { Span } from '../../../../../lib/model/span.ts';
import type { SearchMatch, SearchNode } from '../../../../../lib/search-language/types.ts';
import type { SpanCompute, SpanGroupBy, SpanQuery } from '../span-reader.ts';

/** The tags of a host, each `key:value`. */
export type TagsOfHost = (host: string) => readonly string[];

const reservedNames: ReadonlySet<string> = new Set([
  ...['service', 'type', 'env', 'version', 'host', 'operation_name', 'resource_name', 'status', 'duration'],
  ...['span_id', 'parent_id', 'trace_id', 'root', 'top_level'],
]);

/**
 * What searches and aggregations of spans have to answer, said as plainly as possible: every span is looked at, nothing is
 * shared with the store.
 */
export function matching(spans: readonly Span[], { fromMs, toMs, search }: SpanQuery, tagsOf: TagsOfHost): Span[] {
  const [from, to] = [fromMs, toMs].map((ms) => BigInt(ms) * 1_000_000n) as [bigint, bigint];
  return spans.filter((span) => span.startNs >= from && span.startNs < to && satisfies(span, search, tagsOf));
}

function satisfies(span: Span, node: SearchNode, tagsOf: TagsOfHost): boolean {
  switch (node.kind) {
    case 'all':
      return true;
    case 'and':
      return node.nodes.every((each) => satisfies(span, each, tagsOf));
    case 'or':
      return node.nodes.some((each) => satisfies(span, each, tagsOf));
    case 'not':
      return !satisfies(span, node.node, tagsOf);
    case 'text':
      return satisfiesText(span.resource.toLowerCase(), node.match);
    case 'attribute': {
      const { name, hasAt } = node.attribute;
      const values = [...valuesOf(span, name), ...(hasAt ? [] : hostValuesOf(span, name, tagsOf))];
      return values.some((value) => satisfiesMatch(value, node.match));
    }
  }
}

function satisfiesText(resource: string, match: SearchMatch): boolean {
  if (match.kind === 'exact') return resource.includes(match.value.toLowerCase());
  if (match.kind === 'wildcard') return isLike(resource, match.pattern.toLowerCase());
  return match.kind === 'exists';
}

function satisfiesMatch(value: string | number | bigint, match: SearchMatch): boolean {
  const number = numberOf(value);
  switch (match.kind) {
    case 'exact':
      return typeof value === 'string' ? value === match.value : number === numberOf(match.value);
    case 'wildcard':
      return isLike(String(value), match.pattern);
    case 'exists':
      return true;
    case 'range': {
      const { from, to } = match;
      if (number === undefined) return false;
      if (from && !(from.isIncluded ? number >= from.value : number > from.value)) return false;
      return !to || (to.isIncluded ? number <= to.value : number < to.value);
    }
  }
}

/** Without regular expressions: the store has them. */
function isLike(text: string, pattern: string): boolean {
  if (pattern === '') return text === '';
  const rest = pattern.slice(1);
  if (pattern[0] === '*') return isLike(text, rest) || (text !== '' && isLike(text.slice(1), pattern));
  if (pattern[0] === '\\') return text[0] === pattern[1] && isLike(text.slice(1), pattern.slice(2));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && isLike(text.slice(1), rest);
}

/** The values of an attribute; of texts and numbers both. */
export function valuesOf(span: Span, name: string): (string | number | bigint)[] {
  const text = (value: string): string[] => (value === '' ? [] : [value]);
  switch (name) {
    case 'service':
    case 'type':
    case 'env':
    case 'version':
    case 'host':
      return text(span[name]);
    case 'operation_name':
      return text(span.name);
    case 'resource_name':
      return text(span.resource);
    case 'status':
      return [span.isError ? 'error' : 'ok'];
    case 'duration':
      return [span.durationNs];
    case 'span_id':
      return [span.spanId];
    case 'parent_id':
      return span.parentId === 0n ? [] : [span.parentId];
    case 'trace_id':
      return [span.traceId.toString(16).padStart(32, '0')];
    case 'root':
      return [String(span.parentId === 0n)];
    case 'top_level':
      return [String(span.isTopLevel)];
    default: {
      const number = span.numbers[name];
      const tags = span.tags.flatMap(([key, value]) => (key === name ? [value] : []));
      return number === undefined ? tags : [...tags, number];
    }
  }
}

function numberOf(value: string | number | bigint): number | undefined {
  if (typeof value !== 'string') return Number(value);
  return /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value) ? Number(value) : undefined;
}

/** What the tags of a span's host say of an attribute that is not reserved. */
function hostValuesOf({ host }: Span, name: string, tagsOf: TagsOfHost): string[] {
  if (reservedNames.has(name)) return [];
  const values = tagsOf(host).flatMap((tag) => (tag.startsWith(`${name}:`) ? [tag.slice(name.length + 1)] : []));
  return [...new Set(values)];
}

/** Groups spans by all their values; the key is the names. */
export function grouped(
  spans: readonly Span[],
  groupBy: readonly SpanGroupBy[],
  tagsOf: TagsOfHost,
): Map<string, Span[]> {
  const groups = new Map<string, Span[]>();
  for (const span of spans) {
    for (const by of namesOf(span, groupBy, tagsOf)) {
      const key = JSON.stringify(by);
      groups.set(key, [...(groups.get(key) ?? []), span]);
    }
  }
  return groups;
}

function namesOf(span: Span, [group, ...others]: readonly SpanGroupBy[], tagsOf: TagsOfHost): string[][] {
  if (!group) return [[]];
  const own = valuesOf(span, group.attribute).map(String);
  const values = own.length > 0 ? own : hostValuesOf(span, group.attribute, tagsOf);
  const names = values.length === 0 && group.missing !== undefined ? [group.missing] : values;
  return names.flatMap((name) => namesOf(span, others, tagsOf).map((rest) => [name, ...rest]));
}

/** What a compute comes to; NaN of nothing. */
export function computed(spans: readonly Span[], compute: SpanCompute): number {
  if (compute.kind === 'count') return spans.length;
  const values = spans.flatMap((span) => valuesOf(span, compute.attribute).slice(0, 1));
  if (compute.kind === 'cardinality') return new Set(values.map(String)).size;
  const numbers = spans.flatMap((span) => measureOf(span, compute.attribute)).sort((a, b) => a - b);
  if (numbers.length === 0) return Number.NaN;
  const sum = numbers.reduce((all, each) => all + each, 0);
  switch (compute.kind) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / numbers.length;
    case 'min':
      return numbers[0] as number;
    case 'max':
      return numbers.at(-1) as number;
    case 'median':
      return quantile(numbers, 0.5);
    case 'percentile':
      return quantile(numbers, compute.p / 100);
  }
}

/** A number first, then what a tag says. */
function measureOf(span: Span, name: string): number[] {
  const values = valuesOf(span, name);
  const number = values.find((value) => typeof value !== 'string') ?? values[0];
  const measured = number === undefined ? undefined : numberOf(number);
  return measured === undefined ? [] : [measured];
}

function quantile(sorted: readonly number[], q: number): number {
  const at = q * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]] as [number, number];
  return below + (above - below) * (at - Math.floor(at));
}
