import type { LabStatus } from '../../../../lib/api-types/lab.ts';

/** Lines for a shell that send an event. */
export interface SendingEventLines {
  readonly http: readonly string[];
  /** Of bash, which writes to UDP itself; absent where DogStatsD is switched off. */
  readonly dogstatsd?: readonly string[];
}

/**
 * What to run so that an event comes, with the addresses of this lab.
 * @param origin where the browser reaches the lab, `http://127.0.0.1:8080`
 */
export function sendingEventLines(lab: LabStatus | undefined, origin: string): SendingEventLines {
  // Keys are asked for where they are configured, which is where they are not told.
  const asksForKey = lab !== undefined && !lab.env.some(({ name }) => name === 'DD_API_KEY');
  const udp = /^udp:\/\/(.+):(\d+)$/.exec(lab?.backend.endpoints.dogstatsd ?? '');
  const [title, text] = ['app deployed', 'version 1.4.2'];
  return {
    http: [
      `curl -X POST ${origin}/api/v1/events \\`,
      ...(asksForKey ? ['  -H "DD-API-KEY: $DD_API_KEY" \\'] : []),
      `  -d '{"title": "${title}", "text": "${text}",`,
      `       "alert_type": "success", "tags": ["env:lab"]}'`,
    ],
    ...(udp && {
      dogstatsd: [
        `echo '_e{${title.length},${text.length}}:${title}|${text}|t:success|#env:lab' > /dev/udp/${udp[1]}/${udp[2]}`,
      ],
    }),
  };
}
