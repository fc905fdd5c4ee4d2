import type { DatadogConfig } from '../../../lib/config/datadog-schema.ts';
import { secretSettings } from '../../../lib/config/secret-settings.ts';
import type { SecretBackends } from '../../../lib/config/secrets/secret-backends.ts';
import { noSecrets, secretsAsWritten } from '../../../lib/config/secrets/secret-source.ts';
import { type Discovery, type DiscoveryPlaces, discover } from './discover.ts';

/** As `discover`; the secrets that the files name are fetched first, those of all files at once, by datadog.yaml's command. */
export async function discoverWithSecrets(
  places: Omit<DiscoveryPlaces, 'secrets'>,
  { datadog, backends }: { readonly datadog: DatadogConfig; readonly backends: SecretBackends },
): Promise<Discovery> {
  if (datadog.secret_backend_skip_checks) return discover({ ...places, secrets: secretsAsWritten });
  const settings = secretSettings(datadog);
  if (!settings) return discover({ ...places, secrets: noSecrets });
  const backend = backends.of(settings);
  const asked = new Set<string>();
  const get = (handle: string) => {
    asked.add(handle);
    return backend.get(handle);
  };
  const found = discover({ ...places, secrets: { get } });
  const isNew = await backend.fetch(asked);
  return isNew ? discover({ ...places, secrets: backend }) : found;
}
