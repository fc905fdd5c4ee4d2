import { createHash } from 'node:crypto';
import { isDashboardId, stableDashboardId } from '../../../../../lib/document-files/dashboard-id.ts';
import type { FileOrigin, ReadFile } from '../../../../../lib/document-files/document-file.ts';
import { parseObject } from '../../../../../lib/document-files/parse-object.ts';
import { HttpError } from '../../../../../lib/http/http-error.ts';
import type { DashboardRecord } from '../dashboard-record.ts';
import { isJsonObject } from '../json-object.ts';
import { readDashboard } from '../read-dashboard.ts';
import { type WidgetIds, withWidgetIds } from '../with-widget-ids.ts';

/**
 * Reads a dashboard from the text of its file: a document as Datadog's API and its "Export dashboard JSON" give it. Its id is
 * the one in it, else always the same for the same name; so are the ids of its widgets.
 */
export function readDashboardFile(text: string, of: FileOrigin): ReadFile<DashboardRecord> {
  const parsed = parseObject(text);
  if ('problem' in parsed) return parsed;
  const { body } = parsed;
  const id = body.id ?? stableDashboardId(`dashboards/${of.name}`);
  if (typeof id !== 'string' || !isDashboardId(id)) return { problem: `id: must look like abc-def-ghi` };
  const created = typeof body.created_at === 'string' ? Date.parse(body.created_at) : Number.NaN;
  try {
    const content = withWidgetIds(readDashboard(body), stableIds(id, body));
    const createdAtMs = Number.isFinite(created) ? created : of.modifiedAtMs;
    return { record: { id, createdAtMs, modifiedAtMs: of.modifiedAtMs, content, file: of.file } };
  } catch (error) {
    if (error instanceof HttpError) return { problem: error.message };
    throw error;
  }
}

/** The ids that stand in the file; for other widgets some that depend on the dashboard and their place alone. */
function stableIds(id: string, body: unknown): WidgetIds {
  const kept = new Set(idsBelow(body));
  let count = 0;
  const next = (): number => {
    for (;;) {
      const drawn = createHash('sha256').update(`${id}/${count++}`).digest().readUIntBE(0, 6);
      if (drawn > 0 && !kept.has(drawn)) return drawn;
    }
  };
  return { kept, next };
}

function idsBelow(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(idsBelow);
  if (!isJsonObject(value)) return [];
  const own = typeof value.id === 'number' && Number.isSafeInteger(value.id) && value.id > 0 ? [value.id] : [];
  const inside = isJsonObject(value.definition) ? idsBelow(value.definition.widgets) : [];
  return [...own, ...inside, ...idsBelow(value.widgets)];
}
