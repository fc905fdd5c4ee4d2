import { z } from 'zod';
import { compileMetricPatterns, type MetricPatterns } from './metric-patterns.ts';

/** Seconds between two runs where nothing is said, as on the Agent. */
const defaultIntervalS = 15;
/** A week; the longest interval, and the longest run. */
const maxIntervalS = 604_800;

/** The keys that every instance may have, whatever its check; ready for use. Can be cloned to a worker thread. */
export interface CommonInstance {
  /** Seconds between two runs, at least 1, with fraction. */
  readonly intervalS: number;
  /** Seconds after which a run is ended; absent: as `labrador.check_timeout` of datadog.yaml says. */
  readonly timeoutS?: number;
  /** Of the instance, without that of `service`. */
  readonly tags: readonly string[];
  /** Adds `service:<value>` to all that the instance submits. */
  readonly service?: string;
  /** Part of the check id. */
  readonly name?: string;
  /** Part of the check id where `name` is absent. Not the prefix of metrics: that is the check's own. */
  readonly namespace?: string;
  readonly emptyDefaultHostname: boolean;
  readonly metricPatterns: MetricPatterns;
}

/** Something to mend, or to know, at a place of a check's configuration file. */
export interface ConfigProblem {
  /** `error`: the instance cannot run. `warning`: it runs, but not as on the real Agent, or not as one would think. */
  readonly severity: 'error' | 'warning';
  /** From the top of the file: `['instances', 0, 'tags', 1]`, `['init_config', 'service']`. */
  readonly keyPath: readonly (string | number)[];
  readonly message: string;
}

export interface ParsedCommonInstance {
  readonly settings: CommonInstance;
  readonly problems: readonly ConfigProblem[];
}

/** YAML reads `tags: [42]` as a number; the Agent takes any scalar as text. */
const text = z.union([z.string(), z.number(), z.boolean()], 'must be text').transform(String);
const texts = z.array(text, 'must be a list');
const absentIfNull = (value: unknown): unknown => (value === null ? undefined : value);

/** The schema of each common key of an instance. A key without a value (`tags:`) is an absent one. */
export const commonInstanceShape = {
  min_collection_interval: z.preprocess(
    absentIfNull,
    z
      .number('must be a number of seconds')
      .min(1, 'must be at least 1 second')
      .max(maxIntervalS, `must be at most ${maxIntervalS} seconds (a week)`)
      .optional(),
  ),
  check_timeout: z.preprocess(
    absentIfNull,
    z
      .number('must be a number of seconds')
      .positive('must be above zero')
      .max(maxIntervalS, `must be at most ${maxIntervalS} seconds (a week)`)
      .optional(),
  ),
  tags: z.preprocess(
    absentIfNull,
    z
      .array(
        z.union([z.string(), z.number(), z.boolean()], 'must be text such as env:lab (no space after the colon)'),
        'must be a list',
      )
      .transform((tags) => tags.map(String))
      .default([]),
  ),
  service: z.preprocess(absentIfNull, text.optional()),
  name: z.preprocess(absentIfNull, text.optional()),
  namespace: z.preprocess(absentIfNull, text.optional()),
  empty_default_hostname: z.preprocess(absentIfNull, z.boolean('must be true or false').default(false)),
  metric_patterns: z.preprocess(
    absentIfNull,
    z
      .strictObject(
        {
          include: z.preprocess(absentIfNull, texts.default([])),
          exclude: z.preprocess(absentIfNull, texts.default([])),
        },
        { error: (issue) => (issue.code === 'invalid_type' ? 'must be a map of include and exclude' : undefined) },
      )
      .default({ include: [], exclude: [] }),
  ),
};

/** The keys of `init_config` that the runtime reads itself: defaults for all instances. */
export const commonInitConfigShape = {
  min_collection_interval: commonInstanceShape.min_collection_interval,
  check_timeout: commonInstanceShape.check_timeout,
  service: commonInstanceShape.service,
};

/**
 * Reads the keys that every instance may have. An instance's key wins over `init_config`'s. A key with a bad value
 * is an error and has its default in the settings; what the real Agent would read otherwise is a warning.
 * @param instance one entry of `instances`, as read from YAML
 * @param initConfig `init_config`, as read from YAML; null or absent is an empty one
 * @param index of the instance in the file, for the key paths
 */
export function parseCommonInstance(instance: unknown, initConfig: unknown, index = 0): ParsedCommonInstance {
  const problems: ConfigProblem[] = [];
  const ofInstance = readSection(instance ?? {}, ['instances', index], problems);
  const ofInit = readSection(initConfig ?? {}, ['init_config'], problems);
  warnOfDifferences(ofInstance, ofInit, problems);

  const keys = readKeys(commonInstanceShape, ofInstance, problems);
  const defaults = readKeys(commonInitConfigShape, ofInit, problems);
  const service = keys.service ?? defaults.service;
  const timeoutS = keys.check_timeout ?? defaults.check_timeout;
  const settings: CommonInstance = {
    intervalS: keys.min_collection_interval ?? defaults.min_collection_interval ?? defaultIntervalS,
    ...(timeoutS === undefined ? {} : { timeoutS }),
    tags: (keys.tags ?? []).filter((tag) => tag !== ''),
    ...(service ? { service } : {}),
    ...(keys.name ? { name: keys.name } : {}),
    ...(keys.namespace ? { namespace: keys.namespace } : {}),
    emptyDefaultHostname: keys.empty_default_hostname ?? false,
    metricPatterns: compileMetricPatterns(keys.metric_patterns, (keyPath, message) =>
      problems.push({ severity: 'error', keyPath: [...ofInstance.path, 'metric_patterns', ...keyPath], message }),
    ),
  };
  return { settings, problems };
}

interface Section {
  readonly path: readonly (string | number)[];
  readonly data: Readonly<Record<string, unknown>>;
}

function readSection(value: unknown, path: Section['path'], problems: ConfigProblem[]): Section {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { path, data: withIntervalAsNumber(value as Record<string, unknown>, path, problems) };
  }
  problems.push({ severity: 'error', keyPath: path, message: 'must be a map of keys and values' });
  return { path, data: {} };
}

/** Takes a quoted interval as its number, and one of zero or less as absent, as the Agent does with the latter. */
function withIntervalAsNumber(
  data: Readonly<Record<string, unknown>>,
  path: Section['path'],
  problems: ConfigProblem[],
): Readonly<Record<string, unknown>> {
  const key = 'min_collection_interval';
  const given = data[key];
  const value = typeof given === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(given) ? Number(given) : given;
  const warn = (message: string): void => {
    problems.push({ severity: 'warning', keyPath: [...path, key], message });
  };
  if (value !== given) warn('is quoted text: the real Agent refuses it; leave the quotes away');
  if (typeof value !== 'number') return data;
  if (value > 0) return { ...data, [key]: value };
  warn('is not above zero and counts as absent, as on the real Agent');
  return { ...data, [key]: undefined };
}

/** Each key on its own, so that one bad value does not hide the others. */
function readKeys<Shape extends Record<string, z.ZodType>>(
  shape: Shape,
  section: Section,
  problems: ConfigProblem[],
): { [Key in keyof Shape]?: z.output<Shape[Key]> } {
  const keys: { [Key in keyof Shape]?: z.output<Shape[Key]> } = {};
  for (const key of Object.keys(shape) as (keyof Shape & string)[]) {
    const result = shape[key]?.safeParse(section.data[key]);
    if (result?.success) keys[key] = result.data as z.output<Shape[typeof key]>;
    for (const issue of result?.error?.issues ?? []) {
      problems.push({
        severity: 'error',
        keyPath: [...section.path, key, ...plainPath(issue.path)],
        message: issue.message,
      });
    }
  }
  return keys;
}

/** zod's paths may hold symbols; ours, from YAML, never do. */
export function plainPath(path: readonly PropertyKey[]): (string | number)[] {
  return path.map((part) => (typeof part === 'number' ? part : String(part)));
}

function warnOfDifferences(instance: Section, init: Section, problems: ConfigProblem[]): void {
  const warn = (section: Section, key: string, message: string): void => {
    problems.push({ severity: 'warning', keyPath: [...section.path, key], message });
  };
  for (const section of [instance, init]) {
    const interval = section.data.min_collection_interval;
    if (typeof interval === 'number' && interval >= 1 && !Number.isInteger(interval)) {
      warn(
        section,
        'min_collection_interval',
        'has a fraction: the real Agent refuses it; it takes whole seconds only',
      );
    }
  }
  if (isSet(init.data.min_collection_interval) && !isSet(instance.data.min_collection_interval)) {
    const message = `counts here as the default of the instances, but the real Agent's Python checks ignore it and run every ${defaultIntervalS} s; put it into each instance`;
    warn(init, 'min_collection_interval', message);
  }
  for (const key of ['tags', 'empty_default_hostname', 'metric_patterns', 'name', 'namespace']) {
    if (isSet(init.data[key])) warn(init, key, 'is not read under init_config; put it into each instance');
  }
  for (const key of unsupportedKeys) {
    if (isSet(instance.data[key]))
      warn(instance, key, 'is a key of the real Agent that is not supported yet and not read');
    if (isSet(init.data[key])) warn(init, key, 'is a key of the real Agent that is not supported yet and not read');
  }
}

/** Keys that the real Agent or its Python base class reads in every instance, and Labrador does not. */
const unsupportedKeys = ['disable_generic_tags', 'max_returned_metrics', 'metric_limit', 'no_index', 'loader'];

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
