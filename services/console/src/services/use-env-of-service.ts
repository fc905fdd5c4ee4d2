import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApmService, ApmServices } from '../../../../lib/api-types/apm.ts';
import { type ApmAnswer, useApm } from '../api/use-apm.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { busiestEnv } from './busiest-env.ts';
import { type ChangeParam, useParam } from './use-param.ts';

/** The environment that a service's page is about, and what all services are, for names beside it. */
export interface EnvOfService {
  /** Undefined until known, or when the service had no traffic anywhere. */
  readonly env: string | undefined;
  readonly setEnv: ChangeParam;
  readonly envs: readonly string[];
  readonly services: readonly ApmService[];
  readonly answer: UseQueryResult<ApmAnswer<ApmServices>>;
  readonly typeOf: (service: string) => string;
}

/** The environment in the address; where it names none, the one in which the service had most requests. */
export function useEnvOfService(service: string): EnvOfService {
  const [range] = useTimeRange();
  const [named, setEnv] = useParam('env');
  const answer = useApm<ApmServices>('apm/services', {}, range);
  const services = answer.data?.body.services ?? NONE;
  const types = useMemo(() => new Map(services.map((one) => [one.service, one.type])), [services]);
  const own = services.filter((one) => one.service === service);
  return {
    env: named ?? busiestEnv(own),
    setEnv,
    envs: own.map(({ env }) => env),
    services,
    answer,
    typeOf: (name) => types.get(name) ?? 'custom',
  };
}

const NONE: readonly ApmService[] = [];
