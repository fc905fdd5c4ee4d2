import { type KeyPath, resolveSecrets } from '../../../lib/config/resolve-secrets.ts';
import type { SecretSource } from '../../../lib/config/secrets/secret-source.ts';

/** What went wrong with a template variable in a value. */
export interface TemplateIssue {
  readonly path: KeyPath;
  readonly message: string;
}

/** What templates are resolved with. */
export interface TemplateValues {
  readonly env: NodeJS.ProcessEnv;
  readonly secrets: SecretSource;
}

/** A configuration with its templates resolved. */
export interface ResolvedTemplates {
  readonly data: unknown;
  /** The same with `ENC[…]` where a secret stands: what may be shown, and what an instance is recognised by. */
  readonly shown: unknown;
  readonly issues: readonly TemplateIssue[];
}

/**
 * Replaces `%%env_NAME%%` in every text of a configuration by that environment variable, and a text that is `ENC[…]` by its
 * secret. A text that is a whole number, `true` or `false` after replacement becomes one, as on the Agent. A variable that
 * is not set, a secret that cannot be had, and another template variable (`%%host%%`) are issues: this is no place to guess.
 */
export function resolveTemplates(data: unknown, { env, secrets }: TemplateValues): ResolvedTemplates {
  const issues: TemplateIssue[] = [];
  const shown = resolve(data, [], { env, issues });
  const resolved = resolveSecrets(shown, secrets, (path, message) => issues.push({ path, message }));
  return { data: resolved, shown, issues };
}

function resolve(
  value: unknown,
  at: KeyPath,
  context: { readonly env: NodeJS.ProcessEnv; readonly issues: TemplateIssue[] },
): unknown {
  if (typeof value === 'string') return resolveText(value, at, context);
  if (Array.isArray(value)) return value.map((each, index) => resolve(each, [...at, index], context));
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, resolve(each, [...at, key], context)] as const),
    );
  }
  return value;
}

function resolveText(
  text: string,
  at: KeyPath,
  { env, issues }: { readonly env: NodeJS.ProcessEnv; readonly issues: TemplateIssue[] },
): unknown {
  if (!/%%[a-z]\w*%%/i.test(text)) return text;
  const resolved = text.replace(/%%([a-z]\w*)%%/gi, (whole, variable: string) => {
    if (!variable.startsWith('env_')) {
      issues.push({ path: at, message: `Template variable ${whole} is not supported; only %%env_NAME%% is` });
      return whole;
    }
    const name = variable.slice('env_'.length);
    const value = env[name];
    if (value === undefined) {
      issues.push({ path: at, message: `Environment variable ${name} (of ${whole}) is not set` });
      return whole;
    }
    return value;
  });
  if (/^-?\d{1,15}$/.test(resolved)) return Number(resolved);
  if (resolved === 'true' || resolved === 'false') return resolved === 'true';
  return resolved;
}
