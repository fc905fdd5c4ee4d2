import { parseSearch } from '../../lib/search-language/parse.ts';
import { printSearch } from '../../lib/search-language/print.ts';
import { SearchError } from '../../lib/search-language/search-error.ts';
import type { SearchNode } from '../../lib/search-language/types.ts';

/** A search of all spans of the services that a search asks for: `service:(a OR b*)`. Undefined when it names none. */
export function namedServices(search: string): string | undefined {
  try {
    const nodes = servicesOf(parseSearch(search));
    const [only] = nodes;
    if (!only) return undefined;
    return printSearch(nodes.length === 1 ? only : { kind: 'or', nodes });
  } catch (error) {
    // The lab has its own word on what can be read.
    if (error instanceof SearchError) return undefined;
    throw error;
  }
}

/** What a search says of services, but what it excludes. */
function servicesOf(node: SearchNode): readonly SearchNode[] {
  if (node.kind === 'attribute') return node.attribute.name === 'service' ? [node] : [];
  return node.kind === 'and' || node.kind === 'or' ? node.nodes.flatMap(servicesOf) : [];
}
