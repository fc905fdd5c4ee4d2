import { z } from 'labrador/check';

/** A key without a value is an absent one. */
function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => value ?? undefined, schema.optional());
}

function withDefault<Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>) {
  return optional(schema).transform((given) => (given ?? value) as z.output<Schema>);
}

const text = z.union([z.string(), z.number()], 'must be text').transform(String);
const flag = withDefault(z.boolean('must be true or false'), false);
const seconds = z.number('must be a number of seconds').positive('must be above zero');
const types = ['gauge', 'count', 'monotonic_count', 'rate'] as const;

/** An empty one passes over a column of the answer. */
const column = z
  .strictObject({
    name: optional(text),
    type: optional(z.enum([...types, 'tag'], `must be one of ${types.join(', ')} or tag`)),
  })
  .refine(({ name, type }) => (name === undefined) === (type === undefined), 'must have a name and a type, or be {}')
  .transform(({ name, type }) => (name === undefined || type === undefined ? undefined : { name, type }));

const customQuery = z.strictObject({
  query: z.string('must be the text of a statement').min(1, 'must be the text of a statement'),
  columns: z.array(column, 'must be a list of columns').min(1, 'must have a column'),
  tags: withDefault(z.array(text, 'must be a list'), []),
  collection_interval: optional(seconds),
  metric_prefix: optional(text),
});

const additional = z.strictObject({
  name: z.string('must be the name of a variable of the server'),
  metric_name: z.string('must be the name of a metric'),
  type: z.enum(types, `must be one of ${types.join(', ')}`),
});

/** `options:` of an instance. */
const options = z.looseObject({
  replication: flag,
  replication_channel: optional(text),
  galera_cluster: flag,
  extra_status_metrics: flag,
  extra_innodb_metrics: flag,
  disable_innodb_metrics: flag,
  schema_size_metrics: flag,
  table_size_metrics: flag,
  system_table_size_metrics: flag,
});

/** The keys of an instance, with the Agent's names. `user` and `pass` are the old names of `username` and `password`. */
export const mysqlInstance = z.object({
  host: withDefault(text, 'localhost'),
  port: withDefault(z.int('must be a port').min(0, 'must be a port').max(65_535, 'must be a port'), 3306),
  sock: optional(z.string('must be the path of a socket')),
  username: optional(text),
  password: optional(text),
  user: optional(text),
  pass: optional(text),
  defaults_file: optional(z.string('must be the path of a MySQL option file')),
  connect_timeout: withDefault(seconds, 10),
  read_timeout: withDefault(seconds, 10),
  charset: withDefault(text, 'utf8mb4'),
  ssl: optional(
    z.strictObject({
      key: optional(z.string('must be the path of a file')),
      cert: optional(z.string('must be the path of a file')),
      ca: optional(z.string('must be the path of a file')),
      check_hostname: withDefault(z.boolean('must be true or false'), true),
    }),
  ),
  reported_hostname: optional(text),
  options: withDefault(options, options.parse({})),
  custom_queries: withDefault(z.array(customQuery, 'must be a list'), []),
  use_global_custom_queries: withDefault(
    z.union([z.boolean(), z.literal('extend')], 'must be true, false or extend'),
    true,
  ),
  only_custom_queries: flag,
  max_custom_queries: withDefault(z.int('must be a whole number').min(0, 'must be 0 or more'), 20),
  additional_status: withDefault(z.array(additional, 'must be a list'), []),
  additional_variable: withDefault(z.array(additional, 'must be a list'), []),
});

/** The keys of `init_config`. */
export const mysqlInitConfig = z.object({
  global_custom_queries: withDefault(z.array(customQuery, 'must be a list'), []),
});

export type MysqlInstance = z.output<typeof mysqlInstance>;
export type MysqlInitConfig = z.output<typeof mysqlInitConfig>;
export type CustomQuery = z.output<typeof customQuery>;

/** The names of what `options` knows: any other is not read. */
export const knownOptions: ReadonlySet<string> = new Set(Object.keys(options.shape));
