import { nearestName } from '../../lib/config/nearest-name.ts';
import { parseSearch } from '../../lib/search-language/parse.ts';
import { printSearch, printSearchKey } from '../../lib/search-language/print.ts';
import { SearchError } from '../../lib/search-language/search-error.ts';
import type { SearchAttribute, SearchNode } from '../../lib/search-language/types.ts';
import type { Lab } from './ask-lab.ts';
import { countSpans, type LabSpans } from './spans-lab.ts';

/** An attribute that is asked for and that no span has. */
export interface MissingAttribute {
  /** As it is written in a search: `servce`, `@http.staus`. */
  readonly name: string;
  /** What was probably meant. */
  readonly meant?: string;
}

/** What a search calls what every span has (`services/backend/store/spans/search/attributes.ts`). */
export const reservedNames: readonly string[] = [
  ...['service', 'operation_name', 'resource_name', 'type', 'env', 'version', 'host'],
  ...['status', 'duration', 'start', 'trace_id', 'span_id', 'parent_id'],
  ...['top_level', 'measured', 'unsampled', 'root', 'single_span'],
];

/** Names of payloads, other tools and habit → those of searches. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['resource', 'resource_name'],
  ['operation', 'operation_name'],
  ['name', 'operation_name'],
  ['error', 'status:error'],
  ['hostname', 'host'],
]);

/** Attributes of a search that are looked at. */
const maxAsked = 5;

/** Those attributes that a search asks for and none of the spans has; reserved ones every span has. */
export async function missingAttributes(lab: Lab, { search, windowS }: LabSpans): Promise<readonly MissingAttribute[]> {
  const missing: MissingAttribute[] = [];
  for (const attribute of askedAttributes(search).slice(0, maxAsked)) {
    const exists = printSearch({ kind: 'attribute', attribute, match: { kind: 'exists' } });
    const answer = await countSpans(lab, { search: exists, windowS });
    if (answer.kind !== 'data' || answer.response > 0) continue;
    const meant = otherNames.get(attribute.name) ?? nearestName(attribute.name, reservedNames);
    missing.push({ name: printSearchKey(attribute).slice(0, -1), ...(meant === undefined ? {} : { meant }) });
  }
  return missing;
}

function askedAttributes(search: string): readonly SearchAttribute[] {
  try {
    const byName = new Map(attributesOf(parseSearch(search)).map((attribute) => [attribute.name, attribute]));
    return [...byName.values()];
  } catch (error) {
    // The lab has its own word on what can be read.
    if (error instanceof SearchError) return [];
    throw error;
  }
}

/** Not those of what is excluded: it is for nothing of these that there are no spans. */
function attributesOf(node: SearchNode): readonly SearchAttribute[] {
  if (node.kind === 'attribute') return reservedNames.includes(node.attribute.name) ? [] : [node.attribute];
  return node.kind === 'and' || node.kind === 'or' ? node.nodes.flatMap(attributesOf) : [];
}
