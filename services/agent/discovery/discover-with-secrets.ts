import type { SecretBackend } from '../../../lib/config/secrets/secret-backend.ts';
import { type Discovery, type DiscoveryPlaces, discover } from './discover.ts';

/** As `discover`; the secrets that the files name are fetched first, those of all files at once. */
export async function discoverWithSecrets(
  places: Omit<DiscoveryPlaces, 'secrets'>,
  backend: SecretBackend | undefined,
): Promise<Discovery> {
  if (!backend) return discover(places);
  const asked = new Set<string>();
  const get = (handle: string) => {
    asked.add(handle);
    return backend.get(handle);
  };
  const found = discover({ ...places, secrets: { get } });
  const isNew = await backend.fetch(asked);
  return isNew ? discover({ ...places, secrets: backend }) : found;
}
