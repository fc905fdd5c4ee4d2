import type { SelectedContext } from '../../store/store.ts';

/** Contexts that are one series to a reader: same type and same tags, whatever interval each declared. */
export interface Source {
  readonly tags: readonly string[];
  readonly contexts: readonly SelectedContext[];
}

/**
 * Joins contexts into sources, in the order of their first context. A check whose interval is changed goes on as
 * the same source. Rates that declare an interval and rates that do not are kept apart: they add up differently.
 */
export function toSources(contexts: readonly SelectedContext[]): readonly Source[] {
  const known = sourcesOf.get(contexts);
  if (known) return known;
  const sources = joinContexts(contexts);
  sourcesOf.set(contexts, sources);
  return sources;
}

/** A selection is the same list as long as nothing has changed. */
const sourcesOf = new WeakMap<readonly SelectedContext[], readonly Source[]>();

function joinContexts(contexts: readonly SelectedContext[]): readonly Source[] {
  const byKey = new Map<string, SelectedContext[]>();
  for (const context of contexts) {
    const key = `${context.type}\n${context.intervalS === 0}\n${context.tags.join('\n')}`;
    const found = byKey.get(key);
    if (found) found.push(context);
    else byKey.set(key, [context]);
  }
  return Array.from(byKey.values(), (members) => ({ tags: members[0]?.tags ?? [], contexts: members }));
}
