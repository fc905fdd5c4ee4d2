import type { Store } from '../../store/store.ts';

/** What the pages of APM are made of: trace metrics, and spans for what metrics do not say. */
export type ApmReaders = Pick<Store, 'metrics' | 'spans'>;
