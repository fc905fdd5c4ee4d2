import { readStatus } from '../../../lib/lifecycle/status-socket.ts';
import type { BackendStatus } from '../../../lib/model/process-status.ts';

/** The counters of a running backend. @throws when it does not answer */
export async function backendCounters(dataDir: string): Promise<Readonly<Record<string, number>>> {
  const status = await readStatus<BackendStatus>({ dataDir, name: 'backend' }, 20_000);
  if (!status) throw new Error('Cannot read the counters: the backend does not answer');
  return { ...status.counters, 'process.rss': status.rssBytes };
}
