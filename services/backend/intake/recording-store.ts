import type { LabEvent } from '../../../lib/model/event.ts';
import type { DocumentChange, SinkMessage, Store, StoredEvent } from '../store/store.ts';

/** For tests of the doors: a store that keeps what it is sent, and reads nothing. */
export interface RecordingStore {
  readonly store: Store;
  readonly sent: SinkMessage[];
  readonly added: LabEvent[];
  /** Of users, as they were written; there are none before. */
  readonly documents: DocumentChange[];
}

export function createRecordingStore(): RecordingStore {
  const sent: SinkMessage[] = [];
  const added: LabEvent[] = [];
  const documents: DocumentChange[] = [];
  const refuse = (): never => {
    throw new Error('a recording store cannot be read');
  };
  const store: Store = {
    metrics: {
      select: refuse,
      rollup: refuse,
      sketches: refuse,
      list: refuse,
      describe: refuse,
      metadata: refuse,
      setMetadata: refuse,
      declareMetadata: refuse,
      points: refuse,
    },
    checks: { latest: refuse, recent: refuse },
    events: {
      list: refuse,
      get: refuse,
      reserveId: refuse,
      add: async (event): Promise<StoredEvent> => {
        added.push(event);
        return { ...event, id: '6327818702635911562' };
      },
    },
    hosts: {
      list: refuse,
      get: refuse,
      seen: refuse,
      setTags: refuse,
      addTags: refuse,
      removeTags: refuse,
      mute: refuse,
      unmute: refuse,
    },
    spans: {
      search: refuse,
      trace: refuse,
      aggregate: refuse,
      attributes: refuse,
      edges: refuse,
      timeShares: refuse,
    },
    profiles: { list: refuse },
    documents: {
      load: async () => ({}),
      write: async (changes) => void documents.push(...changes),
    },
    sink: { send: (message) => void sent.push(message) },
    openPort: refuse,
    counters: async () => ({}),
    close: async () => undefined,
  };
  return { store, sent, added, documents };
}
