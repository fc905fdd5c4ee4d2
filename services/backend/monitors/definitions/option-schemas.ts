import { z } from 'zod';
import { readWindow } from '../../../../lib/monitor-language/window.ts';
import { isZone } from '../../../../lib/query-language/is-zone.ts';

const flag = z.boolean().nullish();
const text = z.string().nullish();
const zone = z.string().refine(isZone, { error: 'there is no such time zone' });

/** A whole number, or null. */
function count(least: number, most: number): z.ZodType {
  return z.number().int().min(least).max(most).nullish();
}

const maxMinutes = 1_000_000;
const maxSeconds = 86_400;
const window = z
  .string()
  .refine((written) => readWindow(written)?.kind === 'last', { error: "must be a window such as 'last_15m'" })
  .nullish();

/** A number, also as a text: old tools send one. Null stands for none. */
const threshold = z
  .union([z.number(), z.string().regex(/^\s*-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/)], {
    error: 'must be a number',
  })
  .nullable();

/** What each option may be (api.md 5.3). Options that are not named here are kept as they are sent. */
export const optionSchemas: Readonly<Record<string, z.ZodType>> = {
  thresholds: z.record(z.string(), threshold).nullish(),
  threshold_windows: z.looseObject({ trigger_window: window, recovery_window: window }).nullish(),
  notify_no_data: flag,
  no_data_timeframe: count(1, maxMinutes),
  on_missing_data: z.enum(['default', 'show_no_data', 'show_and_notify_no_data', 'resolve']).nullish(),
  renotify_interval: count(0, maxMinutes),
  renotify_occurrences: count(1, 1_000_000),
  renotify_statuses: z.array(z.enum(['alert', 'warn', 'no data'])).nullish(),
  escalation_message: text,
  include_tags: flag,
  require_full_window: flag,
  evaluation_delay: count(0, maxSeconds),
  new_group_delay: count(0, maxSeconds),
  new_host_delay: count(0, Number.MAX_SAFE_INTEGER),
  timeout_h: count(0, 24),
  notify_audit: flag,
  locked: flag,
  notification_preset_name: z
    .enum([
      'show_all',
      'hide_query',
      'hide_handles',
      'hide_all',
      'hide_query_and_handles',
      'show_only_snapshot',
      'hide_handles_and_footer',
    ])
    .nullish(),
  notify_by: z.array(z.string()).nullish(),
  group_retention_duration: z.string().refine(isRetention, { error: "must be from '60m' to '72h'" }).nullish(),
  silenced: z.record(z.string(), z.number().int().min(0).nullable()).nullish(),
  groupby_simple_monitor: flag,
  enable_logs_sample: flag,
  variables: z.array(z.looseObject({ name: z.string(), data_source: z.string() })).nullish(),
  scheduling_options: z
    .looseObject({
      evaluation_window: z
        .strictObject({
          day_starts: z
            .string()
            .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
            .exactOptional(),
          hour_starts: z.number().int().min(0).max(59).exactOptional(),
          month_starts: z.literal(1).exactOptional(),
          timezone: zone.exactOptional(),
        })
        .nullish(),
    })
    .nullish(),
};

/** `60m` to `72h`. */
function isRetention(written: string): boolean {
  const [, amount, unit = ''] = /^(\d{1,5})([mhd])$/.exec(written) ?? [];
  const minutes = Number(amount) * ({ m: 1, h: 60, d: 1440 }[unit] ?? Number.NaN);
  return minutes >= 60 && minutes <= 72 * 60;
}
