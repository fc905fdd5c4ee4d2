import { errors } from '../../../../lib/http/errors.ts';
import type { SeenHost, Store } from '../../store/store.ts';

/** A host that anything is known of. @throws HttpError 404 */
export async function knownHost(store: Pick<Store, 'hosts'>, name: string): Promise<SeenHost> {
  const host = (await store.hosts.seen({ sinceS: 0 })).find((each) => each.name === name);
  if (!host) throw errors.noSuchHost(name);
  return host;
}
