import { z } from 'labrador/check';

const notAnExpression = 'is not a regular expression of JavaScript';

/** Regular expressions, looked for at the beginning of the text, as Python's `re.match` does. */
function patterns(flags = '') {
  const pattern = z.string('must be a regular expression').check(z.refine(isRegularExpression, notAnExpression));
  return z.array(pattern, 'must be a list').transform(
    // An empty one would match everything; the Agent leaves it away as well.
    (texts) => texts.filter((text) => text !== '').map((text) => new RegExp(`^(?:${text})`, flags)),
  );
}

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

const tagsOfDevices = z
  .record(z.string(), z.string('must be tags, separated by commas'), 'must be a map of expressions and tags')
  .check(({ value, issues }) => {
    for (const pattern of Object.keys(value).filter((text) => !isRegularExpression(text))) {
      issues.push({ code: 'custom', input: value, path: [pattern], message: notAnExpression });
    }
  })
  .transform((tagsByPattern) =>
    Object.entries(tagsByPattern).map(([pattern, tags]) => ({
      pattern: new RegExp(`^(?:${pattern})`),
      tags: tags.split(',').map((tag) => tag.trim()),
    })),
  );

const caseless = patterns('i');
const flag = z.boolean('must be true or false');

/** The keys of an instance, with the names and defaults of Datadog's disk check. */
export const instanceOptions = z.object({
  use_mount: flag.default(false),
  all_partitions: flag.default(false),
  include_all_devices: flag.default(true),
  file_system_include: caseless.optional(),
  file_system_exclude: caseless.optional(),
  device_include: patterns().optional(),
  device_exclude: patterns().optional(),
  mount_point_include: patterns().optional(),
  mount_point_exclude: patterns().optional(),
  /** MiB */
  min_disk_size: z.number('must be a number of MiB').min(0, 'must be at least 0').default(0),
  tag_by_filesystem: flag.default(false),
  tag_by_label: flag.default(true),
  device_tag_re: tagsOfDevices.default([]),
  service_check_rw: flag.default(false),
  /** Seconds */
  timeout: z.number('must be a number of seconds').positive('must be above zero').default(5),
  procfs_path: z.string('must be a path').min(1, 'must be a path').default('/proc'),
});

/** The keys of `init_config`; one that is given replaces its default. */
export const initConfigOptions = z.object({
  file_system_global_exclude: caseless.default([/^iso9660$/i, /^tracefs$/i]),
  device_global_exclude: patterns().default([]),
  mount_point_global_exclude: patterns().default([/^(\/host)?\/proc\/sys\/fs\/binfmt_misc$/]),
});

export type InstanceOptions = z.output<typeof instanceOptions>;
export type InitConfigOptions = z.output<typeof initConfigOptions>;
