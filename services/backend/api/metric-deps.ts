import type { HostReader, Store } from '../store/store.ts';

/** What metric queries and the metric catalogue need of the backend. */
export interface MetricDeps {
  readonly store: Pick<Store, 'metrics' | 'spans'> & { readonly hosts: Pick<HostReader, 'seen'> };
}
