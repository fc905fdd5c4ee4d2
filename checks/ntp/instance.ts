import { z } from 'labrador/check';

const host = z.string('must be a host name or an address').min(1, 'must be a host name or an address');

/** The keys of an instance, those of Datadog's `ntp`, but without a server that nobody named. Durations are in seconds. */
export const ntpInstance = z
  .object({
    host: host.optional(),
    hosts: z.array(host, 'must be a list of host names').default([]),
    /** 123 where it is the service's name. */
    port: z
      .union([z.literal('ntp').transform(() => 123), z.coerce.number().int().min(1).max(65_535)], 'must be a port')
      .default(123),
    version: z
      .number('must be 1 to 4')
      .int('must be 1 to 4')
      .min(1, 'must be 1 to 4')
      .max(4, 'must be 1 to 4')
      .default(3),
    timeout: z.number('must be a number of seconds').positive('must be above zero').default(5),
    offset_threshold: z.number('must be a number of seconds').positive('must be above zero').default(60),
    use_local_defined_servers: z
      .literal(
        false,
        "must be false: the system's own list of servers is not read here; name the servers in `hosts` instead",
      )
      .optional(),
  })
  .superRefine((instance, context) => {
    if (instance.host !== undefined || instance.hosts.length > 0) return;
    context.addIssue({
      code: 'custom',
      path: ['hosts'],
      message:
        'name the NTP servers to ask in `hosts` (or one in `host`): there is no default, so that nothing leaves this machine unasked',
    });
  });

export type NtpInstance = z.infer<typeof ntpInstance>;
