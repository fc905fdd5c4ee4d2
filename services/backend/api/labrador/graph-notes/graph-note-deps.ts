import type { GraphNotes } from '../../../notify/delivery/graph-notes.ts';

/** What the endpoint of graphs with a remark needs. */
export interface GraphNoteDeps {
  readonly graphNotes: Pick<GraphNotes, 'send'>;
}
