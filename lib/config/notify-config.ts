import path from 'node:path';
import { withEnvironment } from './environment-texts.ts';
import { type NotifyConfig, notifySchema } from './notify-schema.ts';
import { unknownKeys } from './unknown-keys.ts';
import { type FileProblem, formatKeyPath, readYamlFile } from './yaml-file.ts';

export interface LoadedNotifyConfig {
  readonly config: NotifyConfig;
  readonly file: string;
  /** What is wrong; a key with a bad value, or a webhook with one, is as if it were not there. */
  readonly problems: readonly FileProblem[];
  /** Values that are not to be shown, passwords above all. */
  readonly secrets: readonly string[];
}

type Tree = Record<string, unknown>;

/**
 * Reads `notify.yaml` in a configuration folder: where messages go. `${NAME}` in it is the environment's variable. A missing
 * file is an empty one. Never throws; problems name keys and variables, never values.
 */
export function loadNotifyConfig(configDir: string, env: NodeJS.ProcessEnv): LoadedNotifyConfig {
  const file = path.join(configDir, 'notify.yaml');
  const yaml = readYamlFile(file);
  const problems: FileProblem[] = [...yaml.problems];
  const place = (keyPath: readonly (string | number)[]) => {
    const line = yaml.lineOf(keyPath);
    return { file, ...(line !== undefined && { line }), key: formatKeyPath(keyPath) };
  };
  const report = (keyPath: readonly (string | number)[], message: string): void => {
    problems.push({ severity: 'error', ...place(keyPath), message: `${formatKeyPath(keyPath)}: ${message}` });
  };
  const given = withEnvironment(yaml.data ?? {}, env);
  for (const { name, path: at } of given.missing) report(at, `the variable ${name} is not set`);
  if (!isTree(given.value)) {
    problems.push({ severity: 'error', file, line: 1, message: 'must be a map of keys and values' });
    return { config: notifySchema.parse({}), file, problems, secrets: [] };
  }
  const tree = withoutMissing(given.value, given.missing);
  for (const { path: at, message } of unknownKeys(tree, notifySchema.shape, [])) {
    problems.push({ severity: 'warning', ...place(at), message });
    delete tree[at[0] ?? ''];
  }
  const config = parse(tree, report);
  return { config, file, problems, secrets: secretsOf(config, given.secrets) };
}

/** Keys without a value are absent ones; what lacks a variable is left out: half an address leads somewhere else. */
function withoutMissing(tree: Tree, missing: readonly { readonly path: readonly (string | number)[] }[]): Tree {
  const kept: Tree = Object.fromEntries(Object.entries(tree).filter(([, value]) => value !== null));
  if (isTree(kept.webhooks)) kept.webhooks = { ...kept.webhooks };
  for (const { path: at } of missing) remove(kept, at);
  return kept;
}

function parse(tree: Tree, report: (path: readonly (string | number)[], message: string) => void): NotifyConfig {
  for (;;) {
    const result = notifySchema.safeParse(tree);
    if (result.success) return result.data;
    for (const { path: at, message } of result.error.issues) {
      const keyPath = at.map((part) => (typeof part === 'symbol' ? String(part) : part));
      report(keyPath, message);
      remove(tree, keyPath);
    }
  }
}

/** A webhook with something wrong goes as a whole, any other key by itself. */
function remove(tree: Tree, [first, second]: readonly (string | number)[]): void {
  const webhooks = tree.webhooks;
  if (first === 'webhooks' && second !== undefined && isTree(webhooks)) delete webhooks[second];
  else delete tree[String(first)];
}

function secretsOf({ smtp_url, webhooks }: NotifyConfig, fromEnvironment: readonly string[]): readonly string[] {
  const password = smtp_url === undefined ? '' : new URL(smtp_url).password;
  const ofWebhooks = Object.values(webhooks).flatMap(({ url, custom_headers = {} }) => [
    url,
    ...Object.values(custom_headers),
  ]);
  const all = [...fromEnvironment, password, decoded(password), ...ofWebhooks];
  // What is shorter is found in any text.
  return [...new Set(all)].filter((secret) => secret.length >= 4).sort((a, b) => b.length - a.length);
}

/** As it is meant; one with a `%` that stands for itself is as it is written. */
function decoded(password: string): string {
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}

function isTree(data: unknown): data is Tree {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
