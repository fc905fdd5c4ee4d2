import type { DocumentChange, UserDocuments } from '../store.ts';

/** For tests: the disk of users' documents, without one. */
export function memoryDocuments(): UserDocuments {
  const kept = new Map<string, DocumentChange & { readonly text: string }>();
  return {
    load: async (kind) => {
      const own = [...kept.values()].filter((each) => each.kind === kind);
      return Object.fromEntries(own.map(({ id, text }) => [id, JSON.parse(text) as unknown]));
    },
    write: async (changes) => {
      for (const change of changes) {
        const key = `${change.kind} ${change.id}`;
        if (change.value === undefined) kept.delete(key);
        else kept.set(key, { ...change, text: JSON.stringify(change.value) });
      }
    },
  };
}
