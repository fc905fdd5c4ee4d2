import { z } from 'labrador/check';

const yesOrNo = z.boolean('must be true or false');
const pid = z.coerce.number('must be a process id').int('must be a process id').positive('must be a process id');

/** Least and most processes; `.inf` for no limit. */
const range = z
  .custom<readonly [number, number]>(
    (value) =>
      Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'number' && each >= 0),
    'must be a list of two numbers, the least and the most',
  )
  .optional();

const searchString = z.string('must be a list of texts').min(1, 'must not hold an empty text');

/** The keys of an instance, those of Datadog's `process`. */
export const processInstance = z
  .object({
    /** Names what was found: the tag `process_name:`. */
    name: z.string('must be a text that names the processes'),
    /** One of them has to fit: the program's name, or with `exact_match: false` the command line by an expression. */
    search_string: z.array(searchString, 'must be a list of texts').min(1, 'must not be empty').optional(),
    exact_match: yesOrNo.default(true),
    pid: pid.optional(),
    /** Path of a file that begins with a process id. */
    pid_file: z.string('must be a path').optional(),
    collect_children: yesOrNo.default(false),
    /** Only processes of this user. */
    user: z.coerce.string().optional(),
    /** false: what may not be read of the processes is a warning. */
    ignore_denied_access: yesOrNo.default(true),
    thresholds: z.object({ warning: range, critical: range }, 'must be a map of warning and critical').optional(),
  })
  .superRefine((instance, context) => {
    const report = (key: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [key], message });
    };
    const ways = [instance.search_string, instance.pid, instance.pid_file].filter((way) => way !== undefined);
    if (ways.length !== 1) report('search_string', 'say one of `search_string`, `pid` and `pid_file`');
    if (instance.exact_match) return;
    for (const source of instance.search_string ?? []) {
      try {
        new RegExp(source);
      } catch (error) {
        report('search_string', `${source} is no regular expression: ${(error as Error).message}`);
      }
    }
  });

export type ProcessInstance = z.infer<typeof processInstance>;

/** The keys of `init_config`. */
export const processInitConfig = z.object({
  /** Where Linux tells of its processes. Read on Linux only. */
  procfs_path: z.string('must be a path').default('/proc'),
});

export type ProcessInitConfig = z.infer<typeof processInitConfig>;
