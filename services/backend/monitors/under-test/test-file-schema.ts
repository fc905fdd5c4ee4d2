import { z } from 'zod';

/** A time of a test: as long after its start (`90s`, `6m`, `1h30m`, `2d`; `-1h` before it), or a local time of its zone. */
const time = z.string();

/** A document as Datadog's API has it, or the path of its file, from where the test file is. */
const document = z.union([z.string(), z.record(z.string(), z.unknown())]);

const seriesSchema = z.strictObject({
  /** `my_metric{host:a,env:lab}` */
  series: z.string(),
  every: time.default('1m'),
  from: time.default('0m'),
  type: z.enum(['gauge', 'count', 'rate', 'distribution']).default('gauge'),
  /** As promtool writes it: `300x20 900+5x20 _x48`. */
  values: z.union([z.string(), z.number()]),
});

const checkSchema = z.strictObject({
  /** `mysql.can_connect{host:a}` */
  check: z.string(),
  every: time.default('1m'),
  from: time.default('0m'),
  /** `ok criticalx2 _x4` */
  statuses: z.string(),
  message: z.string().default(''),
});

const eventSchema = z.strictObject({
  at: time,
  title: z.string(),
  text: z.string().default(''),
  host: z.string().default(''),
  source: z.string().default(''),
  status: z.enum(['error', 'warning', 'info', 'success']).default('info'),
  priority: z.enum(['normal', 'low']).default('normal'),
  tags: z.array(z.string()).default([]),
});

const spanSchema = z.strictObject({
  service: z.string().min(1),
  /** The operation. */
  name: z.string().min(1).default('web.request'),
  /** That of its name, where it is left out. */
  resource: z.string().exactOptional(),
  type: z.string().default('web'),
  env: z.string().default(''),
  version: z.string().default(''),
  host: z.string().default(''),
  every: time.default('1m'),
  from: time.default('0m'),
  /** Milliseconds, as values are written: `100x20 900 _x3`; a span each. */
  durations: z.union([z.string(), z.number()]),
  error: z.boolean().default(false),
  meta: z.record(z.string(), z.string()).default({}),
  metrics: z.record(z.string(), z.number()).default({}),
});

const actionSchema = z.union([
  z.strictObject({
    at: time,
    /** Groups, or `all`. */
    resolve: z.union([z.string(), z.array(z.string())]),
    by: z.string().default('somebody'),
    monitor: z.string().exactOptional(),
  }),
  /** A downtime, by its place in the list: 1 is the first. */
  z.strictObject({ at: time, cancel_downtime: z.number().int().min(1) }),
]);

const mailSchema = z
  .strictObject({
    /** An address, or another handle: `@webhook-x`. */
    to: z.string().exactOptional(),
    /** All of it. */
    subject: z.string().exactOptional(),
    /** Each is a part of the text. */
    body_contains: z.union([z.string(), z.array(z.string())]).exactOptional(),
  })
  .refine((mail) => Object.keys(mail).length > 0, 'nothing is expected of it');

const hostSchema = z.strictObject({
  name: z.string().min(1),
  ip: z.string().exactOptional(),
  tags: z.array(z.string()).default([]),
});

const expectationSchema = z.strictObject({
  /** A time, or two of them: `5m..15m`. */
  at: z.string(),
  /** The name of one of several monitors; the first where it is left out. */
  monitor: z.string().exactOptional(),
  /** Of its state, where it is left out, that of the whole monitor; of transitions those of all groups. */
  group: z.string().exactOptional(),
  state: z.string().exactOptional(),
  value: z.union([z.number(), z.literal('none')]).exactOptional(),
  /** `OK -> Alert`, `Alert again`, `none`. */
  transition: z.string().exactOptional(),
  /** `downtime`, or the option that holds it back. */
  held_back_by: z.string().exactOptional(),
  sent: z.union([z.literal('nothing'), z.number().int().min(0)]).exactOptional(),
  /** A part of what says why the monitor cannot be evaluated. */
  problem: z.string().exactOptional(),
  /** Mails that are sent, each of them. */
  mail: z.union([mailSchema, z.array(mailSchema).min(1)]).exactOptional(),
});

const partsSchema = z.strictObject({
  name: z.string().exactOptional(),
  /** An IANA name. */
  zone: z.string().exactOptional(),
  /** A local time of the zone. */
  start: z.string().exactOptional(),
  monitor: document.exactOptional(),
  monitors: z.array(document).exactOptional(),
  downtimes: z.array(document).exactOptional(),
  /** What Agents told of hosts before the test begins. */
  hosts: z.array(hostSchema).exactOptional(),
  series: z.array(seriesSchema).exactOptional(),
  checks: z.array(checkSchema).exactOptional(),
  events: z.array(eventSchema).exactOptional(),
  spans: z.array(spanSchema).exactOptional(),
  actions: z.array(actionSchema).exactOptional(),
  expect: z.array(expectationSchema).exactOptional(),
});

/** A test of monitors as it is written; of several what stands beside them holds for each that does not say otherwise. */
export const testFileSchema = partsSchema.extend({ tests: z.array(partsSchema).min(1).exactOptional() });

export type WrittenTest = z.infer<typeof partsSchema>;
export type WrittenExpectation = z.infer<typeof expectationSchema>;
export type WrittenMail = z.infer<typeof mailSchema>;
export type WrittenAction = z.infer<typeof actionSchema>;
export type WrittenDocument = z.infer<typeof document>;
