import { z } from 'labrador/check';

/** Regular expressions, looked for at the beginning of the text, as Python's `re.match` does. */
function patterns(flags = '') {
  return z
    .array(z.string().check(z.refine(isRegularExpression, 'is not a regular expression of JavaScript')))
    .transform(
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
  .record(z.string().check(z.refine(isRegularExpression, 'is not a regular expression of JavaScript')), z.string())
  .transform((tagsByPattern) =>
    Object.entries(tagsByPattern).map(([pattern, tags]) => ({
      pattern: new RegExp(`^(?:${pattern})`),
      tags: tags.split(',').map((tag) => tag.trim()),
    })),
  );

const caseless = patterns('i');

/** The keys of an instance, with the names and defaults of Datadog's disk check. */
export const instanceOptions = z.object({
  use_mount: z.boolean().default(false),
  all_partitions: z.boolean().default(false),
  include_all_devices: z.boolean().default(true),
  file_system_include: caseless.optional(),
  file_system_exclude: caseless.optional(),
  device_include: patterns().optional(),
  device_exclude: patterns().optional(),
  mount_point_include: patterns().optional(),
  mount_point_exclude: patterns().optional(),
  /** MiB */
  min_disk_size: z.number().min(0).default(0),
  tag_by_filesystem: z.boolean().default(false),
  tag_by_label: z.boolean().default(true),
  device_tag_re: tagsOfDevices.default([]),
  service_check_rw: z.boolean().default(false),
  /** Seconds */
  timeout: z.number().positive().default(5),
  procfs_path: z.string().min(1).default('/proc'),
});

/** The keys of `init_config`; one that is given replaces its default. */
export const initConfigOptions = z.object({
  file_system_global_exclude: caseless.default([/^iso9660$/i, /^tracefs$/i]),
  device_global_exclude: patterns().default([]),
  mount_point_global_exclude: patterns().default([/^(\/host)?\/proc\/sys\/fs\/binfmt_misc$/]),
});

export type InstanceOptions = z.output<typeof instanceOptions>;
export type InitConfigOptions = z.output<typeof initConfigOptions>;
