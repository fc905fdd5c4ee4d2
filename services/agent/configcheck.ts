import { parseArgs } from 'node:util';
import { mappingPatternFault } from '../../lib/config/mapping-pattern.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { SecretBackends } from '../../lib/config/secrets/secret-backends.ts';
import type { FileProblem } from '../../lib/config/yaml-file.ts';
import { keysBeyondLoopbackFault } from '../../lib/http/keys-beyond-loopback.ts';
import { endProcessHard } from '../../lib/lifecycle/end-process.ts';
import type { CheckProblem } from '../../lib/model/check-status.ts';
import { type AgentConfig, readAgentConfig } from './reload/agent-config.ts';
import { type ConfigCheck, formatConfigCheck } from './report/configcheck-text.ts';
import { maskSecrets } from './report/mask-secrets.ts';
import { createOfflineCollector, discoverConfigured } from './report/offline-collector.ts';
import { createPlainLogger } from './report/plain-logger.ts';
import { formatProblem } from './report/problem-text.ts';

/* `labrador configcheck` and `labrador validate`: what is loaded, and what is wrong in datadog.yaml, conf.d and checks. */

const usage = 'usage: configcheck [--json] [--problems-only]\n';

interface Ending {
  readonly status: number;
  /** A thread cannot be ended. */
  readonly isStuck: boolean;
}

async function main(): Promise<Ending> {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n${usage}`);
    return { status: 2, isStuck: false };
  }
  const { configDir, dataDir } = placesFromEnvironment(process.env);
  const secrets = new SecretBackends();
  const { config, problems: configProblems } = readAgentConfig(configDir, process.env, secrets);
  const log = createPlainLogger((line) => process.stderr.write(line));
  const collector = createOfflineCollector(config, { dataDir, log, secrets });
  const discovery = await discoverConfigured(config, { env: process.env, secrets });
  await collector.apply(discovery);
  const ofConfig = [...configProblems, ...backendProblems(config)];
  const problems = [...ofConfig.map((each): CheckProblem => ({ ...each, check: '' })), ...collector.problems];
  const instances = collector.instances.map((each) => each.config);
  await collector.stop();

  const found: ConfigCheck = { instances, problems, unconfigured: discovery.unconfigured };
  process.stdout.write(options.json ? formatJson(found, options) : formatText(found, options));
  const isBroken = problems.some(({ severity }) => severity === 'error');
  return { status: isBroken ? 1 : 0, isStuck: collector.isStuck };
}

/** What the backend will find wrong with this configuration, though each key has the right form. */
function backendProblems({ file, datadog }: AgentConfig): FileProblem[] {
  const keysFault = keysBeyondLoopbackFault(datadog);
  const ofKeys: FileProblem[] =
    keysFault === undefined ? [] : [{ severity: 'error', file, key: 'bind_host', message: keysFault }];
  const ofMapper = datadog.dogstatsd_mapper_profiles.flatMap(({ name, mappings }) =>
    mappings.flatMap(({ match, match_type }, i): FileProblem[] => {
      const fault = mappingPatternFault(match, match_type);
      if (fault === undefined) return [];
      const key = 'dogstatsd_mapper_profiles';
      const message = `${key}: profile '${name}', mapping ${i + 1}: ${fault}; no metric is mapped`;
      return [{ severity: 'warning', file, key, message }];
    }),
  );
  return [...ofKeys, ...ofMapper];
}

interface Options {
  readonly json: boolean;
  readonly problemsOnly: boolean;
}

function formatText(found: ConfigCheck, { problemsOnly }: Options): string {
  return problemsOnly ? found.problems.map(formatProblem).join('') : formatConfigCheck(found);
}

function formatJson({ instances, problems, unconfigured }: ConfigCheck, { problemsOnly }: Options): string {
  if (problemsOnly) return `${JSON.stringify({ problems }, null, 2)}\n`;
  const entries = instances.map(({ checkId, check, file, index, shown, intervalS }) => ({
    check,
    checkId,
    source: `file:${file}`,
    index,
    intervalS,
    instance: maskSecrets(shown.instance),
    initConfig: maskSecrets(shown.initConfig),
  }));
  return `${JSON.stringify({ instances: entries, problems, unconfigured }, null, 2)}\n`;
}

/** @returns what is wrong with the arguments as text */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        'problems-only': { type: 'boolean', default: false },
      },
    });
    return { json: values.json, problemsOnly: values['problems-only'] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const { status, isStuck } = await main();
// What was printed is let out first. A thread inside a native call would hold the process for as long as that takes.
process.stdout.write('', () => (isStuck ? endProcessHard(status) : process.exit(status)));
