import type { LabStatus } from '../../../../lib/api-types/lab.ts';

/** Lines for a shell that report a service check. */
export interface SendingCheckLines {
  readonly http: readonly string[];
  /** Of bash, which writes to UDP itself; absent where DogStatsD is switched off. */
  readonly dogstatsd?: readonly string[];
}

/**
 * What to run so that a service check comes, with the addresses of this lab.
 * @param origin where the browser reaches the lab, `http://127.0.0.1:8080`
 */
export function sendingCheckLines(lab: LabStatus | undefined, origin: string): SendingCheckLines {
  // Keys are asked for where they are configured, which is where they are not told.
  const asksForKey = lab !== undefined && !lab.env.some(({ name }) => name === 'DD_API_KEY');
  const key = asksForKey ? ['  -H "DD-API-KEY: $DD_API_KEY" \\'] : [];
  const body = [
    `  -d '{"check": "app.ok", "status": 0, "host_name": "my-host",`,
    `       "tags": ["env:lab"], "message": "all is well"}'`,
  ];
  const udp = /^udp:\/\/(.+):(\d+)$/.exec(lab?.backend.endpoints.dogstatsd ?? '');
  return {
    http: [`curl -X POST ${origin}/api/v1/check_run \\`, ...key, ...body],
    ...(udp && { dogstatsd: [`echo '_sc|app.ok|0|#env:lab|m:all is well' > /dev/udp/${udp[1]}/${udp[2]}`] }),
  };
}
