import type { Command } from 'commander';
import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import { placesFromEnvironment, resolveHostname } from '../../lib/config/places.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

/** `labrador hostname`: the name under which this host reports, and where it comes from. */
export function addHostname(program: Command, { env, stdout }: Surroundings, finish: Finish): void {
  program
    .command('hostname')
    .description('print the name under which this host reports')
    .option('--json', 'print it as JSON, with where it comes from')
    .action(({ json }: { readonly json?: boolean }) => {
      const { config } = loadDatadogConfig(placesFromEnvironment(env).configDir, env);
      const hostname = resolveHostname(config.hostname);
      const provider = config.hostname === '' ? 'os' : 'configuration';
      stdout.write(json ? `${JSON.stringify({ hostname, provider }, null, 2)}\n` : `${hostname}\n`);
      return finish(0);
    });
}
