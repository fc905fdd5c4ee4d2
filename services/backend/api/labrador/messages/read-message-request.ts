import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { MessageRequest } from '../../../../../lib/api-types/mailbox.ts';
import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { MonitorTransition } from '../../../../../lib/model/monitor.ts';
import { normalizeTags } from '../../../../../lib/tags/normalize-tag.ts';
import { readMonitor } from '../../../monitors/definitions/read-monitor.ts';
import { objectBody } from '../../dashboards/object-body.ts';

const state = z.enum(['OK', 'Alert', 'Warn', 'No Data']);

const schema = z.strictObject({
  monitor: z.record(z.string(), z.unknown()),
  to: state,
  from: state.exactOptional(),
  group: z.array(z.string().min(1)).max(20).exactOptional(),
  value: z.number().exactOptional(),
  is_renotify: z.boolean().exactOptional(),
}) satisfies z.ZodType<MessageRequest>;

/** What a message shows as the window that was evaluated, in milliseconds. */
const windowMs = 300_000;

/**
 * Reads a monitor and what is to have happened to it, as if it were evaluated now.
 * @throws HttpError 400 that names what is wrong
 */
export function readMessageRequest(
  body: unknown,
  nowMs: number,
): { readonly monitor: MonitorRecord; readonly transition: MonitorTransition } {
  const read = schema.safeParse(objectBody(body));
  if (!read.success) {
    throw errors.inputInvalid(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  }
  const { monitor: sent, to, from = to === 'OK' ? 'Alert' : 'OK', group = [], value, is_renotify = false } = read.data;
  const { content } = readMonitor(sent);
  const id = typeof sent.id === 'number' ? sent.id : 0;
  const tags = [...normalizeTags(group)].sort();
  return {
    monitor: { ...content, id, createdAtMs: nowMs, modifiedAtMs: nowMs },
    transition: {
      ...{ id: `test-${randomUUID()}`, monitorId: id, group: { key: tags.join(',') || '*', tags } },
      ...{ from: is_renotify ? to : from, to, isRenotify: is_renotify, atMs: nowMs },
      window: { fromMs: nowMs - windowMs, toMs: nowMs },
      ...{ firstTriggeredAtMs: nowMs, lastTriggeredAtMs: nowMs, isNotified: true },
      ...(value !== undefined && { value }),
    },
  };
}
