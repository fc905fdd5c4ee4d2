import { Select } from '@mantine/core';

interface EnvSelectProps {
  readonly envs: readonly string[];
  /** Undefined: all. */
  readonly env: string | undefined;
  readonly onEnv: (env: string | undefined) => void;
  /** Whether one may look at all at once. */
  readonly hasAll?: boolean;
}

const ALL = '*';

/** A choice of environment; one that the address names and nobody knows can be left again. */
export function EnvSelect({ envs, env, onEnv, hasAll = false }: EnvSelectProps) {
  const known = [...new Set([...envs, ...(env === undefined ? [] : [env])])].sort();
  const data = [
    ...(hasAll ? [{ value: ALL, label: 'All envs' }] : []),
    ...known.map((value) => ({ value, label: `env:${value}` })),
  ];
  return (
    <Select
      aria-label="Environment"
      w={150}
      placeholder="env"
      data={data}
      value={env ?? (hasAll ? ALL : null)}
      onChange={(value) => onEnv(value === ALL || value === null ? undefined : value)}
    />
  );
}
