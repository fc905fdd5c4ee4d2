import type { ApmService } from '../../../../lib/api-types/apm.ts';

/** The environment whose services had most requests; of several the first by name, undefined without services. */
export function busiestEnv(services: readonly Pick<ApmService, 'env' | 'hits'>[]): string | undefined {
  const envs = [...Map.groupBy(services, ({ env }) => env)].map(([env, own]) => ({
    env,
    hits: own.reduce((sum, { hits }) => sum + hits, 0),
  }));
  return envs.sort((a, b) => b.hits - a.hits || (a.env < b.env ? -1 : 1))[0]?.env;
}
