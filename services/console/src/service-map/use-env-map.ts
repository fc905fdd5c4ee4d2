import type { UseQueryResult } from '@tanstack/react-query';
import type { ApmMap } from '../../../../lib/api-types/apm.ts';
import { type ApmAnswer, useApm } from '../api/use-apm.ts';
import { busiestEnv } from '../services/busiest-env.ts';
import type { TimeRange } from '../time-range/time-range.ts';

interface EnvMap {
  readonly answer: UseQueryResult<ApmAnswer<ApmMap>>;
  readonly error: unknown;
  /** The one that is named, else that with most requests; undefined until it is known. */
  readonly env: string | undefined;
  readonly envs: readonly string[];
}

/** The map of one environment, since calls do not lead from one into another. */
export function useEnvMap(named: string | undefined, range: TimeRange, { isAsked = true } = {}): EnvMap {
  const first = useApm<ApmMap>('apm/map', { env: named }, range, { isAsked });
  const envs = first.data?.body.envs ?? [];
  const env = named ?? busiestEnv(first.data?.body.services ?? []) ?? envs[0];
  const isSecond = named === undefined && envs.length > 1;
  const second = useApm<ApmMap>(isSecond ? 'apm/map' : undefined, { env }, range, { isAsked });
  const answer = isSecond ? second : first;
  return { answer, error: answer.error ?? first.error, env, envs };
}
