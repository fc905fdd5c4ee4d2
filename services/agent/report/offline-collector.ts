import path from 'node:path';
import { systemClock } from '../../../lib/clock/system-clock.ts';
import { projectRoot } from '../../../lib/config/places.ts';
import type { SecretBackends } from '../../../lib/config/secrets/secret-backends.ts';
import type { Logger } from '../../../lib/log/logger.ts';
import { CacheStore } from '../cache/cache-store.ts';
import { Collector } from '../collector/collector.ts';
import type { Discovery } from '../discovery/discover.ts';
import { discoverWithSecrets } from '../discovery/discover-with-secrets.ts';
import type { AgentConfig } from '../reload/agent-config.ts';

/** A collector for commands: nothing is scheduled or sent, and the persistent cache is read but not written. */
export function createOfflineCollector(
  config: AgentConfig,
  options: { readonly dataDir: string; readonly log: Logger; readonly secrets: SecretBackends },
): Collector {
  const { log } = options;
  const store = new CacheStore(path.join(options.dataDir, 'agent', 'cache'), {
    clock: systemClock,
    onProblem: (message) => log.warn('%s', message),
  });
  return new Collector({
    clock: systemClock,
    log,
    settings: () => ({
      hostname: config.hostname,
      checkTimeoutS: config.datadog.labrador.check_timeout,
      histogram: config.histogram,
    }),
    cache: { read: (checkId) => store.read(checkId), write: () => {} },
    scrub: options.secrets.scrub,
    onAdded: () => {},
    onRemoved: () => {},
  });
}

/** All that is configured under `config`, with the checks of the clone. */
export function discoverConfigured(
  config: AgentConfig,
  { env, secrets }: { readonly env: NodeJS.ProcessEnv; readonly secrets: SecretBackends },
): Promise<Discovery> {
  const places = {
    confdDir: config.confdDir,
    checkFolders: { shipped: path.join(projectRoot, 'checks'), additional: config.additionalChecksDir },
    env,
  };
  return discoverWithSecrets(places, { datadog: config.datadog, backends: secrets });
}
