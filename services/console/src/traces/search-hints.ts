import { printSearch, printSearchKey } from '../../../../lib/search-language/print.ts';
import type { SearchAttribute, SearchNode } from '../../../../lib/search-language/types.ts';
import { attributeFromText, RESERVED } from './facets.ts';
import { nearestText } from './nearest-text.ts';
import { readSearch } from './read-search.ts';

/** Why a search may have found nothing, and the search that may have been meant, where one is known. */
export interface SearchHints {
  readonly texts: readonly string[];
  readonly query: string | undefined;
}

/** A fault that is likely, and the search without it. */
interface Hint {
  readonly text: string;
  readonly search?: SearchNode;
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
export function searchHints(query: string, seen: readonly SeenValues[], names: readonly string[]): SearchHints {
  const { node } = readSearch(query);
  if (!node) return { texts: [], query: undefined };
  const texts: string[] = [];
  let search = node;
  const take = (hint: Hint | undefined) => {
    if (!hint) return;
    texts.push(hint.text);
    search = hint.search ?? search;
  };
  take(wordHint(query, search));
  for (const each of seen) {
    if (each.values.length === 0) take(nameHint(search, each, names));
    else for (const value of searchedValues(search, each.attribute)) take(valueHint(search, each, value));
  }
  return { texts, query: search === node ? undefined : printSearch(search) };
}

/** `and`, `or` and `not` in small letters are words that the resource is to contain. */
function wordHint(query: string, search: SearchNode): Hint | undefined {
  const words = new Set<string>();
  for (const node of leavesOf(search)) {
    if (node.kind === 'text' && node.match.kind === 'exact' && /^(and|or|not)$/.test(node.match.value)) {
      words.add(node.match.value);
    }
  }
  if (words.size === 0) return undefined;
  const [first = ''] = words;
  const text = `“${first}” is searched for as a word; between terms write ${first.toUpperCase()}.`;
  // Every second part is a phrase in quotes.
  const parts = query.split(/("(?:[^"\\]|\\.)*")/);
  const loud = (part: string) =>
    part.replace(/(?<=^|[\s(])(and|or|not)(?=[\s)]|$)/g, (word: string) => word.toUpperCase());
  const fixed = parts.map((part, at) => (at % 2 === 0 ? loud(part) : part)).join('');
  const meant = fixed === query ? undefined : readSearch(fixed).node;
  return meant ? { text, search: meant } : { text };
}

function nameHint(search: SearchNode, { attribute }: SeenValues, names: readonly string[]): Hint {
  const text = `No span in this time range has “${keyText(attribute)}”.`;
  const bare = new Map([...RESERVED, ...names].map((name) => [name.replace(/^@/, ''), name]));
  const near = otherNames[attribute.name] ?? nearestText(attribute.name, [...bare.keys()]);
  if (near === undefined) return { text };
  const meant = attributeFromText(bare.get(near) ?? near);
  return {
    text: `${text} Did you mean “${keyText(meant)}”?`,
    search: mapLeaves(search, (node) => (isAbout(node, attribute) ? { ...node, attribute: meant } : node)),
  };
}

function valueHint(search: SearchNode, { attribute, values }: SeenValues, value: string): Hint | undefined {
  const near = values.includes(value) ? undefined : nearestText(value, values);
  if (near === undefined) return undefined;
  return {
    text: `No “${keyText(attribute)}” seen in this time range is “${value}”. Did you mean “${near}”?`,
    search: mapLeaves(search, (node) =>
      isAbout(node, attribute) && node.match.kind === 'exact' && node.match.value === value
        ? { ...node, match: { kind: 'exact', value: near } }
        : node,
    ),
  };
}

/** The values that a search compares an attribute with as they are. */
function searchedValues(search: SearchNode, attribute: SearchAttribute): ReadonlySet<string> {
  return new Set(
    leavesOf(search).flatMap((leaf) =>
      isAbout(leaf, attribute) && leaf.match.kind === 'exact' ? [leaf.match.value] : [],
    ),
  );
}

function isAbout(node: SearchNode, { name }: SearchAttribute): node is Extract<SearchNode, { kind: 'attribute' }> {
  return node.kind === 'attribute' && node.attribute.name === name;
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
