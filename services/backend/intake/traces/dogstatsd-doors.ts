import type { Counters } from '../counters.ts';
import type { DogstatsdProxy } from './dogstatsd-proxy.ts';
import type { Door } from './door.ts';

/** More than any client has in one request; DogStatsD's receiver reads it in one go. */
const maxBytes = 5 * 1024 * 1024;

/**
 * The doors for DogStatsD lines over HTTP (wire.md 2.10). Without DogStatsD there are none: clients take a 404 for an
 * older Agent and go by UDP.
 */
export function dogstatsdDoors(proxy: DogstatsdProxy | undefined, counters: Counters): readonly Door[] {
  if (!proxy) return [];
  return ['/dogstatsd/v1/proxy', '/dogstatsd/v2/proxy'].map((path) => ({
    path,
    isListed: true,
    methods: 'upload',
    maxBytes,
    keeps: 'inflated',
    handle: async ({ body }) => {
      await proxy.send(body);
      counters.add('traces.dogstatsd_proxy.requests');
      counters.add('traces.dogstatsd_proxy.bytes', body.length);
      return { status: 200, body: '', type: 'text/plain; charset=utf-8' };
    },
    onRefused: () => counters.add('traces.refused.dogstatsd_proxy'),
  }));
}
