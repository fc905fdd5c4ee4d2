import type { TagFilter } from '../../../lib/query-language/types.ts';
import type { SelectedContext } from './store.ts';

/** Contexts that a filter selects. */
export interface Selection {
  /** Differs when the same question may have another answer. */
  readonly version: string;
  /** Absent when they are those of the version that was asked with. */
  readonly contexts?: readonly SelectedContext[];
}

/** What a cache asks. */
export interface SelectionSource {
  selectIfChanged(metric: string, filter: TagFilter, version?: string): Promise<Selection>;
}

/** Contexts of all selections kept, at most. */
const keptContexts = 200_000;

/**
 * Keeps what was selected: a dashboard asks the same again and again, and handing thousands of contexts from thread to thread
 * costs more than a query. The source is asked each time whether they still are the same.
 */
export class SelectionCache {
  readonly #source: SelectionSource;
  /** Question → its answer, the one asked last at the end. */
  readonly #selections = new Map<string, Required<Selection>>();
  #contexts = 0;

  constructor(source: SelectionSource) {
    this.#source = source;
  }

  /** As MetricReader.select. */
  async select(metric: string, filter: TagFilter): Promise<readonly SelectedContext[]> {
    const question = JSON.stringify([metric, filter]);
    const known = this.#selections.get(question);
    const { version, contexts } = await this.#source.selectIfChanged(metric, filter, known?.version);
    const selected = contexts ?? known?.contexts ?? [];
    this.#keep(question, { version, contexts: selected });
    return selected;
  }

  #keep(question: string, selection: Required<Selection>): void {
    this.#forget(question);
    this.#selections.set(question, selection);
    this.#contexts += weightOf(selection);
    for (const oldest of this.#selections.keys()) {
      if (this.#contexts <= keptContexts) break;
      this.#forget(oldest);
    }
  }

  #forget(question: string): void {
    const known = this.#selections.get(question);
    if (!known) return;
    this.#selections.delete(question);
    this.#contexts -= weightOf(known);
  }
}

/** An empty selection takes room, too. */
function weightOf({ contexts }: Required<Selection>): number {
  return contexts.length + 1;
}
