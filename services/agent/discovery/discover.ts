import { readFileSync } from 'node:fs';
import { noSecrets, type SecretSource } from '../../../lib/config/secrets/secret-source.ts';
import type { CheckProblem } from '../../../lib/model/check-status.ts';
import { type CheckFolders, type CheckSource, checkPaths, findCheckSource, listCheckNames } from './check-sources.ts';
import { type ConfFile, listConfFiles } from './conf-files.ts';
import type { TemplateValues } from './env-template.ts';
import { type ParsedConf, parseConf } from './parse-conf.ts';

export interface DiscoveryPlaces {
  readonly confdDir: string;
  readonly checkFolders: CheckFolders;
  readonly env: NodeJS.ProcessEnv;
  /** Absent: there is no command that gives any. */
  readonly secrets?: SecretSource;
}

/** What is configured for one check name, and its code. */
export interface DiscoveredCheck {
  readonly check: string;
  /** Absent: configured, but no code is there. */
  readonly source?: CheckSource;
  /** The files that count for it; `*.default` only where nothing else is there. */
  readonly confs: readonly ParsedConf[];
  readonly problems: readonly CheckProblem[];
}

/** A check whose code is there and that has no configuration. */
export interface UnconfiguredCheck {
  readonly check: string;
  readonly file: string;
  /** Where its configuration would be. */
  readonly lookedFor: readonly string[];
}

export interface Discovery {
  readonly checks: readonly DiscoveredCheck[];
  readonly unconfigured: readonly UnconfiguredCheck[];
}

/** Reads all configuration files of checks and finds the code of each. Runs nothing. */
export function discover(places: DiscoveryPlaces): Discovery {
  const byCheck = new Map<string, ParsedConf[]>();
  for (const confFile of listConfFiles(places.confdDir)) {
    const confs = byCheck.get(confFile.check) ?? [];
    confs.push(readConf(confFile, { env: places.env, secrets: places.secrets ?? noSecrets }));
    byCheck.set(confFile.check, confs);
  }
  return {
    checks: [...byCheck].map(([check, confs]) => describeCheck(check, withoutShadowed(confs), places.checkFolders)),
    unconfigured: listCheckNames(places.checkFolders)
      .filter((check) => !byCheck.has(check))
      .map((check) => ({
        check,
        file: findCheckSource(check, places.checkFolders)?.file ?? '',
        lookedFor: [`${places.confdDir}/${check}.d/*.yaml`, `${places.confdDir}/${check}.yaml`],
      })),
  };
}

function readConf(confFile: ConfFile, values: TemplateValues): ParsedConf {
  if (confFile.unreadable !== undefined) return unreadableConf(confFile, confFile.unreadable);
  try {
    return parseConf(confFile, readFileSync(confFile.file, 'utf8'), values);
  } catch (error) {
    return unreadableConf(confFile, error instanceof Error ? error.message : String(error));
  }
}

function unreadableConf(confFile: ConfFile, why: string): ParsedConf {
  const { check, file } = confFile;
  const problem: CheckProblem = { severity: 'error', check, file, message: `Cannot read it: ${why}` };
  return { ...confFile, state: 'broken', candidates: [], problems: [problem] };
}

/** A default file counts unless another one is there that has instances, or was meant to. */
function withoutShadowed(confs: readonly ParsedConf[]): ParsedConf[] {
  const own = confs.some(({ isDefault, state }) => !isDefault && (state === 'instances' || state === 'broken'));
  return own ? confs.filter(({ isDefault }) => !isDefault) : [...confs];
}

function describeCheck(check: string, confs: readonly ParsedConf[], folders: CheckFolders): DiscoveredCheck {
  const problems = confs.flatMap((conf) => conf.problems);
  for (const { state, file } of confs) {
    if (state !== 'empty') continue;
    problems.push({ severity: 'warning', check, file, message: 'the file is empty; delete it to stop its instances' });
  }
  const source = findCheckSource(check, folders);
  const isWanted = confs.some(({ state }) => state === 'instances');
  if (!source && isWanted) {
    const paths = checkPaths(check, folders).join(' and ');
    const message = `there is no check of this name; looked for ${paths}`;
    problems.push({ severity: 'error', check, file: confs[0]?.file ?? '', message });
  }
  for (const shadowed of source?.shadowed ?? []) {
    const message = `not used: ${source?.file} has the same name and comes first`;
    problems.push({ severity: 'warning', check, file: shadowed, message });
  }
  return { check, ...(source ? { source } : {}), confs, problems };
}
