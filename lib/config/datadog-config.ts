import { existsSync } from 'node:fs';
import path from 'node:path';
import { type DatadogConfig, datadogSchema } from './datadog-schema.ts';
import { type FileProblem, formatKeyPath, readYamlFile } from './yaml-file.ts';

export interface LoadedConfig {
  readonly config: DatadogConfig;
  readonly file: string;
  /** What is wrong; the keys concerned have their defaults. */
  readonly problems: readonly FileProblem[];
}

/**
 * Reads `datadog.yaml` in a configuration folder and lays the environment over it: `a.b` is `DD_A_B`, and wins.
 * A missing file is an empty one. A key with a bad value becomes a problem and keeps its default.
 */
export function loadDatadogConfig(configDir: string, env: NodeJS.ProcessEnv): LoadedConfig {
  const file = path.join(configDir, 'datadog.yaml');
  const problems: FileProblem[] = [];
  let data: unknown;
  let lineOf: (keyPath: readonly (string | number)[]) => number | undefined = () => undefined;
  if (existsSync(file)) {
    const yaml = readYamlFile(file);
    problems.push(...yaml.problems);
    data = yaml.data;
    lineOf = yaml.lineOf;
  }
  const tree = asTree(data);
  const fromEnv = overlayEnvironment(tree, env);
  const config = parse(tree, (keyPath, message) => {
    const key = formatKeyPath(keyPath);
    const variable = fromEnv.get(String(keyPath.slice(0, 2).join('.'))) ?? fromEnv.get(String(keyPath[0]));
    const line = variable ? undefined : lineOf(keyPath);
    problems.push({
      severity: 'error',
      file: variable ? `environment variable ${variable}` : file,
      ...(line === undefined ? {} : { line }),
      key,
      message: `${key}: ${message}; the default is used`,
    });
  });
  return { config, file, problems };
}

type Tree = Record<string, unknown>;

function asTree(data: unknown): Tree {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as Tree) : {};
}

/** Sets every known key whose DD_ variable exists; gives back key → variable. */
function overlayEnvironment(tree: Tree, env: NodeJS.ProcessEnv): Map<string, string> {
  const used = new Map<string, string>();
  const { labrador, ...top } = datadogSchema.shape;
  for (const key of Object.keys(top)) {
    const variable = `DD_${key.toUpperCase()}`;
    const value = env[variable];
    if (value === undefined || value === '') continue;
    tree[key] = fromText(value);
    used.set(key, variable);
  }
  const section = asTree(tree.labrador);
  for (const key of Object.keys(labrador.unwrap().shape)) {
    const variable = `DD_LABRADOR_${key.toUpperCase()}`;
    const value = env[variable];
    if (value === undefined || value === '') continue;
    section[key] = fromText(value);
    used.set(`labrador.${key}`, variable);
  }
  if (Object.keys(section).length > 0) tree.labrador = section;
  return used;
}

/** Numbers, booleans and JSON lists as such, anything else as text. */
function fromText(value: string): unknown {
  if (/^(-?\d+(\.\d+)?|true|false)$/.test(value) || /^[[{]/.test(value)) {
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }
  return value;
}

/** Validates; each bad key is reported, removed, and validated again so that its default steps in. */
function parse(tree: Tree, report: (keyPath: (string | number)[], message: string) => void): DatadogConfig {
  // Text keys may look like numbers or booleans in YAML (`hostname: 42`): accept them as text.
  for (const key of ['api_key', 'app_key', 'hostname', 'env'] as const) {
    if (typeof tree[key] === 'number' || typeof tree[key] === 'boolean') tree[key] = String(tree[key]);
    if (tree[key] === null) delete tree[key];
  }
  for (;;) {
    const result = datadogSchema.safeParse(tree);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const keyPath = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
      report(keyPath, issue.message);
      remove(tree, keyPath);
    }
  }
}

/** Removes the key an issue is about: the second level inside `labrador`, the first elsewhere. */
function remove(tree: Tree, keyPath: readonly (string | number)[]): void {
  const [first, second] = keyPath;
  const section = tree.labrador;
  if (first === 'labrador' && second !== undefined && typeof section === 'object' && section !== null) {
    delete (section as Tree)[second];
    return;
  }
  delete tree[String(first)];
}
