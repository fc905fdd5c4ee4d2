/** A value of a configuration with the variables of the environment in it. */
export interface Interpolated {
  readonly value: unknown;
  /** Names of variables that are not set, with the place of each. */
  readonly missing: readonly { readonly name: string; readonly path: readonly (string | number)[] }[];
  /** What was put in: it is never to be shown. */
  readonly secrets: readonly string[];
}

const REFERENCE = /\$\{([A-Za-z_]\w*)\}/g;

/** Puts variables of the environment in place of `${NAME}`, in every text of a value. One that is not set is empty. */
export function withEnvironment(
  value: unknown,
  env: Readonly<Record<string, string | undefined>>,
  path: readonly (string | number)[] = [],
): Interpolated {
  if (typeof value === 'string') return ofText(value, { env, path });
  if (typeof value !== 'object' || value === null) return { value, missing: [], secrets: [] };
  const parts = Object.entries(value).map(([key, each]) => {
    const at = Array.isArray(value) ? Number(key) : key;
    return { key, ...withEnvironment(each, env, [...path, at]) };
  });
  return {
    value: Array.isArray(value)
      ? parts.map((part) => part.value)
      : Object.fromEntries(parts.map((part) => [part.key, part.value])),
    missing: parts.flatMap(({ missing }) => missing),
    secrets: parts.flatMap(({ secrets }) => secrets),
  };
}

function ofText(
  text: string,
  {
    env,
    path,
  }: { readonly env: Readonly<Record<string, string | undefined>>; readonly path: readonly (string | number)[] },
): Interpolated {
  const names = [...text.matchAll(REFERENCE)].map(([, name = '']) => name);
  return {
    value: text.replace(REFERENCE, (_, name: string) => env[name] ?? ''),
    missing: names.filter((name) => env[name] === undefined).map((name) => ({ name, path })),
    secrets: names.flatMap((name) => env[name] || []),
  };
}
