import { type ConfigProblem, parseCommonInstance } from '../../../lib/check/common-instance.ts';
import { formatKeyPath, parseYaml, type YamlFile } from '../../../lib/config/yaml-file.ts';
import type { CheckProblem } from '../../../lib/model/check-status.ts';
import { checkIdOf } from './check-id.ts';
import type { ConfFile } from './conf-files.ts';
import { resolveTemplates, type TemplateValues } from './env-template.ts';

/** One entry of `instances`, with templates resolved and its common keys in order. */
export interface InstanceConfig {
  readonly checkId: string;
  readonly check: string;
  /** The configuration file, and the instance's place in it. */
  readonly file: string;
  readonly index: number;
  readonly instance: unknown;
  readonly initConfig: unknown;
  /** The two with `ENC[…]` in place of secrets. */
  readonly shown: { readonly instance: unknown; readonly initConfig: unknown };
  readonly intervalS: number;
  /** Seconds after which a run is ended; absent: as datadog.yaml says. */
  readonly timeoutS?: number;
  /** Makes a problem of this file out of one at a key path. */
  readonly locate: (problem: ConfigProblem) => CheckProblem;
}

/** A place in a file where an instance stands; without `config` it cannot run. */
export interface Candidate {
  readonly file: string;
  readonly index: number;
  /** The entry itself, by which it is recognised after an edit; a secret in it as it is written. */
  readonly instance: unknown;
  readonly config?: InstanceConfig;
}

/** What a configuration file comes to. */
export interface ParsedConf extends ConfFile {
  /** `empty`: nothing in it; `other`: no instances but something else (logs); `broken`: it cannot be read as a whole. */
  readonly state: 'instances' | 'empty' | 'other' | 'broken';
  readonly candidates: readonly Candidate[];
  readonly problems: readonly CheckProblem[];
}

/**
 * Reads the text of a configuration file of a check. Each instance stands for itself: what is wrong with one
 * is a problem with file, line and key, and does not concern the others. The check's own keys are not looked at.
 */
export function parseConf(confFile: ConfFile, text: string, values: TemplateValues): ParsedConf {
  const yaml = parseYaml(text, confFile.file);
  const problems = yaml.problems.map((problem): CheckProblem => ({ ...problem, check: confFile.check }));
  const result = (state: ParsedConf['state'], candidates: readonly Candidate[] = []): ParsedConf => ({
    ...confFile,
    state,
    candidates,
    problems,
  });
  if (problems.some(({ severity }) => severity === 'error')) return result('broken');
  const report = (problem: ConfigProblem): void => {
    problems.push(locate(problem, confFile, yaml));
  };
  const error = (keyPath: ConfigProblem['keyPath'], message: string): void =>
    report({ severity: 'error', keyPath, message });

  const { data } = yaml;
  if (data === undefined || data === null) return result('empty');
  if (!isMap(data)) {
    error([], 'must be a map with the key instances');
    return result('broken');
  }
  for (const key of unsupportedSections) {
    if (data[key] !== undefined)
      report({ severity: 'warning', keyPath: [key], message: `${key} is not supported yet` });
  }
  const { instances } = data;
  if (instances === undefined || instances === null || (Array.isArray(instances) && instances.length === 0)) {
    if (unsupportedSections.some((key) => data[key] !== undefined)) return result('other');
    error(['instances'], 'has no entry; give it a list of at least one (`- {}` where there is nothing to set)');
    return result('broken');
  }
  if (!Array.isArray(instances)) {
    error(['instances'], 'must be a list');
    return result('broken');
  }
  const context = { confFile, yaml, values, report };
  return result(
    'instances',
    instances.map((instance: unknown, index) =>
      readInstance({ instance, initConfig: data.init_config, index }, context),
    ),
  );
}

/** What the real Agent also reads from these files, and Labrador does not. */
const unsupportedSections = ['logs', 'ad_identifiers', 'jmx_metrics', 'cluster_check', 'advanced_ad_identifiers'];

function readInstance(
  given: { readonly instance: unknown; readonly initConfig: unknown; readonly index: number },
  context: {
    readonly confFile: ConfFile;
    readonly yaml: YamlFile;
    readonly values: TemplateValues;
    readonly report: (problem: ConfigProblem) => void;
  },
): Candidate {
  const { confFile, yaml, values, report } = context;
  const { index } = given;
  const own = resolveTemplates(given.instance ?? {}, values);
  const place = { file: confFile.file, index, instance: own.shown };
  const init = resolveTemplates(given.initConfig ?? {}, values);
  const issues = [
    ...own.issues.map((issue) => ({ ...issue, path: ['instances', index, ...issue.path] })),
    ...init.issues.map((issue) => ({ ...issue, path: ['init_config', ...issue.path] })),
  ];
  for (const { path, message } of issues) report({ severity: 'error', keyPath: path, message });
  const { settings, problems } = parseCommonInstance(own.data, init.data, index);
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const each of errors) report(each);
  if (errors.length > 0 || issues.length > 0) return place;
  // The check id is shown.
  const { name, namespace } = parseCommonInstance(own.shown, init.shown, index).settings;
  const instanceName = name ?? namespace;
  return {
    ...place,
    config: {
      ...place,
      instance: own.data,
      check: confFile.check,
      checkId: checkIdOf(confFile.check, { instance: own.shown, initConfig: init.shown, instanceName }),
      shown: { instance: own.shown, initConfig: init.shown },
      initConfig: init.data,
      intervalS: settings.intervalS,
      ...(settings.timeoutS === undefined ? {} : { timeoutS: settings.timeoutS }),
      locate: (problem) => locate(problem, confFile, yaml),
    },
  };
}

function locate(problem: ConfigProblem, { check, file }: ConfFile, yaml: YamlFile): CheckProblem {
  const line = yaml.lineOf(problem.keyPath);
  const key = formatKeyPath(problem.keyPath);
  return {
    severity: problem.severity,
    check,
    file,
    ...(line === undefined ? {} : { line }),
    ...(key ? { key } : {}),
    message: key ? withKey(key, problem.message) : problem.message,
  };
}

/** Messages of ours go on after the key; those of schemas begin anew. */
function withKey(key: string, message: string): string {
  if (message.startsWith(key)) return message;
  return /^\p{Lu}/u.test(message) ? `${key}: ${message}` : `${key} ${message}`;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
