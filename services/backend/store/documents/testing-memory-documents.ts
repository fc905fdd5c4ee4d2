import type { DocumentChange, StoredEvent, UserDocuments } from '../store.ts';

/** For tests: documents and events in memory. */
export interface MemoryDocuments extends UserDocuments {
  readonly events: readonly StoredEvent[];
}

/** For tests: the disk of documents, without one; what is written with them as events can be read. */
export function memoryDocuments(): MemoryDocuments {
  const kept = new Map<string, DocumentChange & { readonly text: string }>();
  const events: StoredEvent[] = [];
  return {
    events,
    load: async (kind) => {
      const own = [...kept.values()].filter((each) => each.kind === kind);
      return Object.fromEntries(own.map(({ id, text }) => [id, JSON.parse(text) as unknown]));
    },
    write: async (changes, added = []) => {
      for (const change of changes) {
        const key = `${change.kind} ${change.id}`;
        if (change.value === undefined) kept.delete(key);
        else kept.set(key, { ...change, text: JSON.stringify(change.value) });
      }
      events.push(...added);
    },
  };
}
