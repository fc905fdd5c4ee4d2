import type { MonitorRecord } from '../../../../lib/api-types/monitors.ts';
import type { FileOrigin, ReadFile } from '../../../../lib/document-files/document-file.ts';
import { parseObject } from '../../../../lib/document-files/parse-object.ts';
import { stableMonitorId } from '../../../../lib/document-files/stable-monitor-id.ts';
import { HttpError } from '../../../../lib/http/http-error.ts';
import { checkTemplates } from './check-templates.ts';
import { readMonitor } from './read-monitor.ts';

/**
 * Reads a monitor from the text of its file: a document as Datadog's API and its "Export" give it. Its id is the one in it,
 * else always the same for the same name.
 */
export function readMonitorFile(text: string, { name, modifiedAtMs }: FileOrigin): ReadFile<MonitorRecord> {
  const parsed = parseObject(text);
  if ('problem' in parsed) return parsed;
  const { body } = parsed;
  const file = `monitors/${name}`;
  const id = body.id ?? stableMonitorId(file);
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) return { problem: 'id: must be a whole number' };
  try {
    const { content, silenced } = readMonitor(body);
    checkTemplates(content);
    if (silenced && Object.keys(silenced).length > 0) {
      return { problem: 'options.silenced: a monitor in a file is muted by a downtime, which can be in a file too' };
    }
    return { record: { id, ...content, createdAtMs: createdAt(body) ?? modifiedAtMs, modifiedAtMs, file } };
  } catch (error) {
    if (error instanceof HttpError) return { problem: error.message };
    throw error;
  }
}

function createdAt({ created }: Readonly<Record<string, unknown>>): number | undefined {
  const atMs = typeof created === 'string' ? Date.parse(created) : Number.NaN;
  return Number.isFinite(atMs) ? atMs : undefined;
}
