import { boardNumber } from '../../../../../lib/document-files/dashboard-id.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { DashboardRecord } from '../dashboard-record.ts';
import type { DashboardChange } from '../dashboards.ts';
import type { JsonObject } from '../json-object.ts';
import { objectBody } from '../object-body.ts';
import { readDashboard } from '../read-dashboard.ts';
import { recordedTime } from '../recorded-time.ts';
import { creator } from './creator.ts';
import { readBoolean, readObject, readObjects, readTemplateVariables } from './read-legacy.ts';
import { without } from './renamed.ts';
import { type ConvertedWidget, fromScreenWidget, toScreenWidget } from './screen-widget.ts';
import { isReadOnly } from './timeboard.ts';

/** What the server decides: clients send back what they were answered. */
const computed = ['id', 'new_id', 'created', 'modified', 'created_by', 'resource', 'url'];

/**
 * Reads the body of `POST /api/v1/screen`: `{board_title, widgets, description, width, height, template_variables, read_only}`
 * with flat widgets. Anything else in it is kept too, as at Datadog.
 * @throws HttpError 400, as for the dashboard that it becomes
 */
export function readScreenboard(sent: unknown): DashboardChange {
  const body = objectBody(sent);
  // The oldest clients call them so.
  const title = body.board_title ?? body.title;
  if (title === undefined) throw errors.parameterMissing('board_title');
  const widgets = readObjects(body.widgets ?? body.graphs, 'widgets').map(readNested);
  const variables = readTemplateVariables(body.template_variables);
  const isSentReadOnly = readBoolean(body.read_only, 'read_only');
  const read = readDashboard({
    title,
    description: body.description ?? null,
    layout_type: 'free',
    template_variables: variables,
    widgets: placed(widgets),
    ...(isSentReadOnly && { is_read_only: true }),
  });
  const kept = without(body, ...computed, 'board_title', 'read_only', 'description', 'graphs', 'widgets');
  const echoed = 'template_variables' in kept ? { ...kept, template_variables: variables } : kept;
  return { sent: read, legacy: { kind: 'screen', body: { ...echoed, widgets } } };
}

function readNested(widget: JsonObject): JsonObject {
  const tile = widget.tile_def === undefined ? {} : { tile_def: readObject(widget.tile_def, 'tile_def') };
  const graph = widget.definition === undefined ? {} : { definition: readObject(widget.definition, 'definition') };
  return { ...widget, ...tile, ...graph };
}

/** One that says no place lies under all before it. */
function placed(widgets: readonly JsonObject[]): readonly ConvertedWidget[] {
  let below = 0;
  return widgets.map((widget) => {
    const converted = fromScreenWidget(widget, below);
    below = Math.max(below, converted.layout.y + converted.layout.height);
    return converted;
  });
}

/** What POST, PUT and DELETE of a screenboard answer. */
export function toScreenboard(record: DashboardRecord): JsonObject {
  return { ...head(record), ...rest(record) };
}

/** What GET answers: also who made it. */
export function toScreenboardWithCreator(record: DashboardRecord): JsonObject {
  return { ...head(record), created_by: creator, ...rest(record) };
}

/** An entry of `GET /api/v1/screen`. */
export function toScreenboardSummary(record: DashboardRecord): JsonObject {
  const id = boardNumber(record.id);
  return {
    read_only: isReadOnly(record),
    resource: `/api/v1/screen/${id}`,
    description: record.content.description,
    title: record.content.title,
    created: recordedTime(record.createdAtMs),
    new_id: record.id,
    id,
    created_by: creator,
    modified: recordedTime(record.modifiedAtMs),
  };
}

function head(record: DashboardRecord): JsonObject {
  return {
    board_title: record.content.title,
    read_only: isReadOnly(record),
    description: record.content.description,
    created: recordedTime(record.createdAtMs),
    new_id: record.id,
    modified: recordedTime(record.modifiedAtMs),
  };
}

function rest(record: DashboardRecord): JsonObject {
  const { content, legacy } = record;
  const id = boardNumber(record.id);
  if (legacy?.kind === 'screen') return { ...legacy.body, id };
  const variables = content.template_variables;
  return {
    ...(variables && { template_variables: variables }),
    widgets: content.widgets.map(toScreenWidget),
    id,
  };
}
