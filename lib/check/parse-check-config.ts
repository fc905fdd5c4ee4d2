import { z } from 'zod';
import type { CheckClass } from './check-class.ts';
import {
  type CommonInstance,
  type ConfigProblem,
  commonInitConfigShape,
  commonInstanceShape,
  parseCommonInstance,
  plainPath,
} from './common-instance.ts';

export interface ParsedCheckConfig {
  /** As the check's schema gives it (defaults filled in); the whole instance where it declares none. */
  readonly instance: unknown;
  readonly initConfig: unknown;
  readonly settings: CommonInstance;
  /** With an error among them the instance cannot run. */
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads one instance of a check: the common keys, and the check's own by the schemas it declares. A key that neither
 * knows is a warning, or an error where the check's schema is strict.
 * @param index of the instance in the file, for the key paths
 */
export function parseCheckConfig(
  check: Pick<CheckClass, 'instanceSchema' | 'initConfigSchema'>,
  config: { readonly instance: unknown; readonly initConfig: unknown; readonly index?: number },
): ParsedCheckConfig {
  const index = config.index ?? 0;
  const common = parseCommonInstance(config.instance, config.initConfig, index);
  const problems = [...common.problems];
  const instance = readOwnKeys(check.instanceSchema, config.instance, {
    path: ['instances', index],
    commonKeys: Object.keys(commonInstanceShape),
    problems,
  });
  const initConfig = readOwnKeys(check.initConfigSchema, config.initConfig, {
    path: ['init_config'],
    commonKeys: Object.keys(commonInitConfigShape),
    problems,
  });
  return { instance, initConfig, settings: common.settings, problems };
}

interface OwnKeysOptions {
  readonly path: readonly (string | number)[];
  readonly commonKeys: readonly string[];
  readonly problems: ConfigProblem[];
}

function readOwnKeys(schema: z.ZodType | undefined, value: unknown, options: OwnKeysOptions): unknown {
  const given = value ?? {};
  // What is no map at all is already reported with the common keys.
  if (!schema || typeof given !== 'object' || Array.isArray(given)) return given;
  const declared = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const own = Object.entries(given).filter(([key]) => declared.includes(key) || !options.commonKeys.includes(key));
  if (schema instanceof z.ZodObject && schema.def.catchall === undefined) warnOfUnknown(own, declared, options);
  const result = schema.safeParse(Object.fromEntries(own));
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    options.problems.push({
      severity: 'error',
      keyPath: [...options.path, ...plainPath(issue.path)],
      message: issue.message,
    });
  }
  return given;
}

/** A schema that takes unknown keys and drops them hides a mistyped option. */
function warnOfUnknown(own: readonly [string, unknown][], declared: readonly string[], options: OwnKeysOptions): void {
  const reported = new Set(options.problems.map((problem) => problem.keyPath.join('\0')));
  for (const [key] of own) {
    const keyPath = [...options.path, key];
    if (declared.includes(key) || reported.has(keyPath.join('\0'))) continue;
    const known = [...declared, ...options.commonKeys].join(', ');
    options.problems.push({
      severity: 'warning',
      keyPath,
      message: `is not a known key and not read (known: ${known})`,
    });
  }
}
