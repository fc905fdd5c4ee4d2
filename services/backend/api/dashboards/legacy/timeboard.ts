import { boardNumber } from '../../../../../lib/document-files/dashboard-id.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { DashboardRecord } from '../dashboard-record.ts';
import type { DashboardChange } from '../dashboards.ts';
import type { JsonObject } from '../json-object.ts';
import { objectBody } from '../object-body.ts';
import { readDashboard } from '../read-dashboard.ts';
import { recordedTime } from '../recorded-time.ts';
import { titleSlug } from '../title-slug.ts';
import { creator } from './creator.ts';
import { toGraphDefinition, toWidgetDefinition } from './graph-definition.ts';
import { readBoolean, readObject, readObjects, readTemplateVariables } from './read-legacy.ts';

/**
 * Reads the body of `POST /api/v1/dash`: `{title, description, graphs, template_variables, read_only}`, of which the graphs
 * are `{title, definition}`.
 * @throws HttpError 400, as for the dashboard that it becomes
 */
export function readTimeboard(sent: unknown): DashboardChange {
  const body = objectBody(sent);
  const graphs = readObjects(body.graphs, 'graphs').map((graph): JsonObject => {
    return { ...graph, definition: readObject(graph.definition, 'definition') };
  });
  const variables = readTemplateVariables(body.template_variables);
  const isReadOnly = readBoolean(body.read_only, 'read_only');
  if (body.title === undefined) throw errors.parameterMissing('title');
  const read = readDashboard({
    title: body.title,
    description: body.description ?? null,
    layout_type: 'ordered',
    template_variables: variables,
    widgets: graphs.map(toWidget),
    ...(isReadOnly && { is_read_only: true }),
  });
  return { sent: read, legacy: { kind: 'dash', body: { graphs } } };
}

function toWidget({ title, definition }: JsonObject): JsonObject {
  const converted = toWidgetDefinition(definition as JsonObject);
  return { definition: { ...converted, ...(title !== undefined && title !== null && { title: String(title) }) } };
}

/** What GET, POST and PUT of a timeboard answer. */
export function toTimeboard(record: DashboardRecord): JsonObject {
  const id = boardNumber(record.id);
  const { content } = record;
  const dash = {
    read_only: isReadOnly(record),
    graphs: record.legacy?.kind === 'dash' ? record.legacy.body.graphs : content.widgets.map(toGraph),
    template_variables: content.template_variables,
    description: content.description,
    title: content.title,
    created: recordedTime(record.createdAtMs),
    new_id: record.id,
    id,
    created_by: creator,
    modified: recordedTime(record.modifiedAtMs),
  };
  return { dash, url: `/dash/${id}/${titleSlug(content.title)}`, resource: `/api/v1/dash/${id}` };
}

/** An entry of `GET /api/v1/dash`; its id is a text there. */
export function toTimeboardSummary(record: DashboardRecord): JsonObject {
  const id = boardNumber(record.id);
  return {
    read_only: isReadOnly(record),
    resource: `/api/v1/dash/${id}`,
    description: record.content.description,
    title: record.content.title,
    created: recordedTime(record.createdAtMs),
    new_id: record.id,
    id: String(id),
    created_by: creator,
    modified: recordedTime(record.modifiedAtMs),
  };
}

function toGraph({ definition }: DashboardRecord['content']['widgets'][number]): JsonObject {
  return { definition: toGraphDefinition(definition), title: definition.title ?? '' };
}

/** Whether it says that it is read-only, or is. */
export function isReadOnly({ content, file }: DashboardRecord): boolean {
  return content.is_read_only === true || file !== undefined;
}
