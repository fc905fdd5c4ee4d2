import path from 'node:path';
import type { z } from 'zod';
import { type DatadogConfig, datadogSchema, type KeyKind, keyKind } from './datadog-schema.ts';
import { type KeyPath, resolveSecrets, secretPlaces } from './resolve-secrets.ts';
import { secretSettings } from './secret-settings.ts';
import { SecretBackends } from './secrets/secret-backends.ts';
import { noSecrets } from './secrets/secret-source.ts';
import { unknownKeys } from './unknown-keys.ts';
import { type FileProblem, formatKeyPath, readYamlFile, type YamlFile } from './yaml-file.ts';

export interface LoadedConfig {
  readonly config: DatadogConfig;
  readonly file: string;
  /** What is wrong; the keys concerned have their defaults. */
  readonly problems: readonly FileProblem[];
}

/**
 * Reads `datadog.yaml` in a configuration folder and lays the environment over it, which wins: `a.b` is `DD_A_B`, and
 * `apm_config.b` is `DD_APM_B`.
 * `ENC[…]` is replaced by the secret that `secret_backend_command` gives, unless `secrets` is `as written`;
 * a process that reads more than once asks once by giving the same `secrets` each time.
 * A missing file is an empty one, a key without a value an absent one. A key with a bad value becomes a problem and
 * keeps its default. Never throws.
 */
export function loadDatadogConfig(
  configDir: string,
  env: NodeJS.ProcessEnv,
  secrets: SecretBackends | 'as written' = new SecretBackends(),
): LoadedConfig {
  const file = path.join(configDir, 'datadog.yaml');
  const yaml = readYamlFile(file);
  const problems: FileProblem[] = [...yaml.problems];
  const tree = treeOf(yaml, problems);
  const fromEnv = overlayEnvironment(tree, env, problems);
  const report: Report = (keyPath, message) => {
    const key = formatKeyPath(keyPath);
    const variable = fromEnv.get(String(keyPath.slice(0, 2).join('.'))) ?? fromEnv.get(String(keyPath[0]));
    const line = variable ? undefined : yaml.lineOf(keyPath);
    problems.push({
      severity: 'error',
      file: variable ? `environment variable ${variable}` : file,
      ...(line === undefined ? {} : { line }),
      key,
      message: `${key}: ${message}; the default is used`,
    });
  };
  const config = parse(datadogSchema, secrets === 'as written' ? tree : withSecrets(tree, secrets, report), report);
  return { config, file, problems };
}

type Tree = Record<string, unknown>;
type Report = (keyPath: KeyPath, message: string) => void;

/** The keys by which secrets are fetched; they are no secrets themselves. */
const ofSecrets = datadogSchema.pick({
  secret_backend_command: true,
  secret_backend_arguments: true,
  secret_backend_timeout: true,
  secret_backend_output_max_size: true,
  secret_backend_command_allow_group_exec_perm: true,
  secret_backend_remove_trailing_line_break: true,
});

/** The tree with its secrets; without the keys of those that cannot be had. */
function withSecrets(tree: Tree, backends: SecretBackends, report: Report): Tree {
  const places = secretPlaces(tree);
  if (places.length === 0) return tree;
  // What is wrong with these keys themselves is reported with all the others.
  const settings = secretSettings(parse(ofSecrets, { ...tree }, () => {}));
  const backend = settings && backends.of(settings);
  backend?.fetchNow(places.map(({ handle }) => handle));
  const missing: KeyPath[] = [];
  const resolved = resolveSecrets(tree, backend ?? noSecrets, (keyPath, message) => {
    report(keyPath, message);
    missing.push(keyPath);
  }) as Tree;
  for (const keyPath of missing) remove(resolved, keyPath);
  return resolved;
}

const { labrador, apm_config, ...top } = datadogSchema.shape;

/** A key whose value is a map of keys that are read, set by variables and reset one by one. */
interface Section {
  readonly name: string;
  readonly shape: Readonly<Record<string, unknown>>;
  readonly variableOf: (key: string) => string;
  /** Whether a key that is not known is a mistake: a section of the Agent's has many that are not read here. */
  readonly isWholly: boolean;
}

const sections: readonly Section[] = [
  {
    name: 'labrador',
    shape: labrador.unwrap().shape,
    variableOf: (key) => `DD_LABRADOR_${key.toUpperCase()}`,
    isWholly: true,
  },
  {
    name: 'apm_config',
    shape: apm_config.unwrap().shape,
    variableOf: (key) => `DD_APM_${key.replace(/^apm_/, '').toUpperCase()}`,
    isWholly: false,
  },
];

/** The keys that are known and have a value, text as it is written in the file. */
function treeOf(yaml: YamlFile, problems: FileProblem[]): Tree {
  const { data, file } = yaml;
  if (data !== undefined && data !== null && !isTree(data)) {
    problems.push({ severity: 'error', file, line: 1, message: 'must be a map of keys and values' });
  }
  const given = isTree(data) ? data : {};
  const tree = readKeys(given, { path: [], shape: top, yaml });
  for (const section of sections) readSection(section, { given: given[section.name], tree, yaml, problems });
  return tree;
}

function readSection(
  { name, shape, isWholly }: Section,
  {
    given,
    tree,
    yaml,
    problems,
  }: { readonly given: unknown; readonly tree: Tree; readonly yaml: YamlFile; readonly problems: FileProblem[] },
): void {
  if (!isTree(given)) {
    if (given !== undefined && given !== null) tree[name] = given;
    return;
  }
  tree[name] = readKeys(given, { path: [name], shape, yaml });
  if (!isWholly) return;
  for (const { path: keyPath, message } of unknownKeys(given, shape, [name])) {
    const line = yaml.lineOf(keyPath);
    const place = { file: yaml.file, ...(line === undefined ? {} : { line }), key: formatKeyPath(keyPath) };
    problems.push({ severity: 'warning', ...place, message });
  }
}

function isTree(data: unknown): data is Tree {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

interface SectionPlace {
  readonly path: readonly string[];
  readonly shape: Readonly<Record<string, unknown>>;
  readonly yaml: YamlFile;
}

function readKeys(section: Tree, { path: above, shape, yaml }: SectionPlace): Tree {
  const tree: Tree = {};
  for (const [key, schema] of Object.entries(shape)) {
    const value = Object.hasOwn(section, key) ? section[key] : undefined;
    if (value === undefined || value === null) continue;
    tree[key] = asWritten(value, keyKind(schema), (rest) => yaml.textOf([...above, key, ...rest]));
  }
  return tree;
}

/** Where a key takes text, what YAML reads as a number or boolean (`hostname: 42`) as it is written. */
function asWritten(value: unknown, kind: KeyKind, textOf: (rest: readonly number[]) => string | undefined): unknown {
  const text = (each: unknown, rest: readonly number[]): unknown =>
    typeof each === 'number' || typeof each === 'boolean' ? (textOf(rest) ?? String(each)) : each;
  if (kind === 'text') return text(value, []);
  if (kind === 'other') return value;
  return Array.isArray(value) ? value.map((each, index) => text(each, [index])) : text(value, []);
}

/** Sets every known key whose DD_ variable exists; gives back key → variable. */
function overlayEnvironment(tree: Tree, env: NodeJS.ProcessEnv, problems: FileProblem[]): Map<string, string> {
  const used = new Map<string, string>();
  for (const [key, schema] of Object.entries(top)) {
    const variable = `DD_${key.toUpperCase()}`;
    const value = env[variable];
    if (value === undefined || value === '') continue;
    tree[key] = fromText(value, keyKind(schema));
    used.set(key, variable);
  }
  for (const section of sections) overlaySection(section, { tree, env, problems, used });
  return used;
}

function overlaySection(
  { name, shape, variableOf, isWholly }: Section,
  over: {
    readonly tree: Tree;
    readonly env: NodeJS.ProcessEnv;
    readonly problems: FileProblem[];
    readonly used: Map<string, string>;
  },
): void {
  const given = over.tree[name];
  const values = isTree(given) ? given : {};
  for (const [key, schema] of Object.entries(shape)) {
    const variable = variableOf(key);
    const value = over.env[variable];
    if (value === undefined || value === '') continue;
    const read = fromText(value, keyKind(schema));
    for (const { path: keyPath, message } of isWholly ? unknownKeys({ [key]: read }, shape, [name]) : []) {
      const file = `environment variable ${variable}`;
      over.problems.push({ severity: 'warning', file, key: formatKeyPath(keyPath), message });
    }
    values[key] = read;
    over.used.set(`${name}.${key}`, variable);
  }
  if (Object.keys(values).length > 0) over.tree[name] = values;
}

/** Text where the key takes text; else numbers, booleans and JSON as such, and anything else as text. */
function fromText(value: string, kind: KeyKind): unknown {
  if (kind === 'text' || (kind === 'texts' && !value.startsWith('['))) return value;
  if (!/^(-?\d+(\.\d+)?|true|false)$/.test(value) && !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** Validates; each bad key is reported, removed, and validated again so that its default steps in. */
function parse<Config>(schema: z.ZodType<Config>, tree: Tree, report: Report): Config {
  for (;;) {
    const result = schema.safeParse(tree);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const keyPath = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      report(keyPath, issue.message);
      remove(tree, keyPath);
    }
  }
}

/** Removes the key an issue is about: the second level inside a section, the first elsewhere. */
function remove(tree: Tree, keyPath: readonly (string | number)[]): void {
  const [first, second] = keyPath;
  const section = tree[String(first)];
  if (second !== undefined && isTree(section) && sections.some(({ name }) => name === first)) {
    delete section[second];
    return;
  }
  delete tree[String(first)];
}
