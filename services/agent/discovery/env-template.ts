/** What went wrong with a template variable in a value. */
export interface TemplateIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Replaces `%%env_NAME%%` in every text of a configuration by that environment variable. A text that is a whole
 * number, `true` or `false` after replacement becomes one, as on the Agent. A variable that is not set, another
 * template variable (`%%host%%`) and a secret (`ENC[…]`) are issues: this is no place to guess.
 */
export function resolveTemplates(
  data: unknown,
  env: NodeJS.ProcessEnv,
): { readonly data: unknown; readonly issues: readonly TemplateIssue[] } {
  const issues: TemplateIssue[] = [];
  return { data: resolve(data, [], { env, issues }), issues };
}

type KeyPath = readonly (string | number)[];

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
  if (/^ENC\[.*\]$/.test(text)) {
    issues.push({
      path: at,
      message: 'Secrets (ENC[…]) are not supported yet; use %%env_NAME%% and an environment variable',
    });
    return text;
  }
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
