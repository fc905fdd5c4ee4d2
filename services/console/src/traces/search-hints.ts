import { printSearch, printSearchKey } from '../../../../lib/search-language/print.ts';
import type { SearchAttribute, SearchNode } from '../../../../lib/search-language/types.ts';
import { attributeFromText, RESERVED } from './facets.ts';
import { nearestText } from './nearest-text.ts';
import { readSearch } from './read-search.ts';

/** Why a search may have found nothing, and the search that may have been meant. */
export interface SearchHint {
  readonly text: string;
  readonly query?: string;
}

/** What spans of a time range have of an attribute of the search: its most frequent values, none where no span has it. */
export interface SeenValues {
  readonly attribute: SearchAttribute;
  readonly values: readonly string[];
}

/** Names by which people know what a reserved attribute has another name for. */
const otherNames: Readonly<Record<string, string>> = {
  resource: 'resource_name',
  operation: 'operation_name',
  name: 'operation_name',
  environment: 'env',
  hostname: 'host',
};

/** Attributes whose values are not compared: ids, times, and what every span is or is not. */
const uncompared: ReadonlySet<string> = new Set([
  ...['trace_id', 'span_id', 'parent_id', 'duration', 'start'],
  ...['top_level', 'root', 'measured', 'unsampled', 'single_span'],
]);

const MOST = 5;

/** The attributes of a search that can be looked for among the spans, the first five. */
export function searchedAttributes(search: SearchNode): readonly SearchAttribute[] {
  const found = new Map<string, SearchAttribute>();
  for (const node of leavesOf(search)) {
    if (node.kind !== 'attribute' || uncompared.has(node.attribute.name)) continue;
    found.set(node.attribute.name, node.attribute);
  }
  return [...found.values()].slice(0, MOST);
}

/** Hints on a search that found nothing; `names` are attributes that there are, as they are written in a search. */
export function searchHints(query: string, seen: readonly SeenValues[], names: readonly string[]): SearchHint[] {
  const { node } = readSearch(query);
  if (!node) return [];
  return [
    ...wordHints(query, node),
    ...seen.flatMap((each) => (each.values.length === 0 ? nameHint(node, each, names) : valueHints(node, each))),
  ];
}

/** `and`, `or` and `not` in small letters are words that the resource is to contain. */
function wordHints(query: string, search: SearchNode): SearchHint[] {
  const words = new Set<string>();
  for (const node of leavesOf(search)) {
    if (node.kind === 'text' && node.match.kind === 'exact' && /^(and|or|not)$/.test(node.match.value)) {
      words.add(node.match.value);
    }
  }
  if (words.size === 0) return [];
  const [first = ''] = words;
  const text = `\`${first}\` is searched for as a word; between terms write ${first.toUpperCase()}.`;
  // Every second part is a phrase in quotes.
  const parts = query.split(/("(?:[^"\\]|\\.)*")/);
  const loud = (part: string) =>
    part.replace(/(?<=^|[\s(])(and|or|not)(?=[\s)]|$)/g, (word: string) => word.toUpperCase());
  const fixed = parts.map((part, at) => (at % 2 === 0 ? loud(part) : part)).join('');
  return [fixed !== query && readSearch(fixed).node ? { text, query: fixed } : { text }];
}

function nameHint(search: SearchNode, { attribute }: SeenValues, names: readonly string[]): SearchHint[] {
  const key = keyText(attribute);
  const text = `No span in this time range has \`${key}\`.`;
  const bare = new Map([...RESERVED, ...names].map((name) => [name.replace(/^@/, ''), name]));
  const near = otherNames[attribute.name] ?? nearestText(attribute.name, [...bare.keys()]);
  if (near === undefined) return [{ text }];
  const meant = attributeFromText(bare.get(near) ?? near);
  const query = printSearch(
    mapLeaves(search, (node) =>
      node.kind === 'attribute' && node.attribute.name === attribute.name ? { ...node, attribute: meant } : node,
    ),
  );
  return [{ text: `${text} Did you mean \`${keyText(meant)}\`?`, query }];
}

function valueHints(search: SearchNode, { attribute, values }: SeenValues): SearchHint[] {
  const key = keyText(attribute);
  return leavesOf(search).flatMap((leaf) => {
    if (leaf.kind !== 'attribute' || leaf.attribute.name !== attribute.name || leaf.match.kind !== 'exact') return [];
    const { value } = leaf.match;
    const near = values.includes(value) ? undefined : nearestText(value, values);
    if (near === undefined) return [];
    const query = printSearch(
      mapLeaves(search, (node) => (node === leaf ? { ...leaf, match: { kind: 'exact', value: near } } : node)),
    );
    return [{ text: `No span with \`${key}\` “${value}” was seen. Did you mean “${near}”?`, query }];
  });
}

function keyText(attribute: SearchAttribute): string {
  return printSearchKey(attribute).slice(0, -1);
}

function leavesOf(node: SearchNode): readonly SearchNode[] {
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.flatMap(leavesOf);
  return node.kind === 'not' ? leavesOf(node.node) : [node];
}

function mapLeaves(node: SearchNode, change: (leaf: SearchNode) => SearchNode): SearchNode {
  if (node.kind === 'and' || node.kind === 'or') {
    return { ...node, nodes: node.nodes.map((each) => mapLeaves(each, change)) };
  }
  return node.kind === 'not' ? { ...node, node: mapLeaves(node.node, change) } : change(node);
}
