import { z } from 'labrador/check';

/** The keys of an instance, those of Datadog's `tcp_check`. Durations are in seconds. */
export const tcpInstance = z.object({
  /** Tells instances apart: the tag `instance:`. */
  name: z.string('must be a text that names the connection'),
  host: z.string('must be a host name or an address').min(1, 'must be a host name or an address'),
  port: z.coerce
    .number('must be a port')
    .int('must be a port')
    .min(1, 'must be a port, 1 to 65535')
    .max(65_535, 'must be a port, 1 to 65535'),
  timeout: z.number('must be a number of seconds').positive('must be above zero').default(10),
  collect_response_time: z.boolean('must be true or false').default(false),
  /** All addresses of the host are tried, not only the first. */
  multiple_ips: z.boolean('must be true or false').default(false),
  ipv4_only: z.boolean('must be true or false').default(false),
  /** Absent: addresses are kept until a connection fails. */
  ip_cache_duration: z.number('must be a number of seconds').min(0, 'must not be negative').optional(),
});

export type TcpInstance = z.infer<typeof tcpInstance>;
