import type { TagFilter } from '../../../../lib/query-language/types.ts';
import type { ContextEntry } from './context-catalogue.ts';
import type { TagIndex } from './tag-index.ts';

/** A metric with fewer contexts is looked through as it is. */
const worthwhile = 500;

/** Places in all lists at most: 40 MB, about. */
const placesAtMost = 5_000_000;

interface Postings {
  /** Differs when tags have changed, or contexts were let go. */
  readonly version: string;
  /** Contexts that are in the lists: the first so many of the metric. */
  indexed: number;
  readonly byTag: Map<string, ContextEntry[]>;
}

/** For each tag of a metric that was asked for, the contexts that have it: so that a filter looks at few of very many. */
export class TagPostings {
  readonly #tags: TagIndex;
  readonly #byMetric = new Map<string, Postings>();
  #places = 0;

  constructor(tags: TagIndex) {
    this.#tags = tags;
  }

  /**
   * Contexts among which are all that satisfy the filter.
   * @param of all contexts of the metric, and a text that differs when some of them were let go
   */
  candidates(
    metric: string,
    filter: TagFilter,
    of: { readonly entries: readonly ContextEntry[]; readonly version: string },
  ): readonly ContextEntry[] {
    const required = requiredTags(filter);
    if (required.length === 0 || of.entries.length < worthwhile) return of.entries;
    const { byTag } = this.#postings(metric, of);
    return required
      .map((tag) => byTag.get(tag) ?? [])
      .reduce((fewest, list) => (list.length < fewest.length ? list : fewest));
  }

  #postings(metric: string, of: { readonly entries: readonly ContextEntry[]; readonly version: string }): Postings {
    const version = `${of.version}/${this.#tags.version}`;
    let postings = this.#byMetric.get(metric);
    if (postings?.version !== version || this.#places > placesAtMost) {
      if (this.#places > placesAtMost) this.#clear();
      postings = { version, indexed: 0, byTag: new Map() };
      this.#byMetric.set(metric, postings);
    }
    for (; postings.indexed < of.entries.length; postings.indexed++) {
      this.#index(of.entries[postings.indexed] as ContextEntry, postings.byTag);
    }
    return postings;
  }

  #index(entry: ContextEntry, byTag: Map<string, ContextEntry[]>): void {
    for (const tag of new Set(this.#tags.of(entry).map((each) => each.toLowerCase()))) {
      const list = byTag.get(tag);
      if (list) list.push(entry);
      else byTag.set(tag, [entry]);
      this.#places++;
    }
  }

  #clear(): void {
    this.#byMetric.clear();
    this.#places = 0;
  }
}

/** Tags that whatever satisfies the filter has. */
function requiredTags(filter: TagFilter): readonly string[] {
  if (filter.kind === 'and') return filter.terms.flatMap(requiredTags);
  return filter.kind === 'tag' && !filter.tag.includes('*') ? [filter.tag.toLowerCase()] : [];
}
