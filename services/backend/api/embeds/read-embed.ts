import { errors } from '../../../../lib/http/errors.ts';
import { checkWidgets } from '../dashboards/check-widgets.ts';
import type { JsonObject } from '../dashboards/json-object.ts';
import { toWidgetDefinition } from '../dashboards/legacy/graph-definition.ts';
import { readBoolean, readObject } from '../dashboards/legacy/read-legacy.ts';
import { objectBody } from '../dashboards/object-body.ts';
import { refuseDeep } from '../dashboards/refuse-deep.ts';
import { widgetQueries } from '../dashboards/widget-queries.ts';
import { type EmbedRecord, embedSizes } from './embed-record.ts';

type Sent = Omit<EmbedRecord, 'id' | 'createdAtMs' | 'isRevoked'>;

/** Names that the address of an embedded graph has for itself. */
const taken: ReadonlySet<string> = new Set(['token', 'height', 'width', 'legend']);

/**
 * Reads the body of `POST /api/v1/graph/embed`: `{graph_json, timeframe, size, legend, title}`, of which the first is a
 * graph of a timeboard or the definition of a widget, as a JSON text.
 * @throws HttpError 400
 */
export function readEmbed(sent: unknown): Sent {
  const body = objectBody(sent);
  const graph = readObject(body.graph_json, 'graph_json');
  refuseDeep(graph);
  const { title, ...definition } =
    typeof graph.viz === 'string' || graph.type === undefined
      ? toWidgetDefinition(graph)
      : { ...graph, type: String(graph.type) };
  checkWidgets([{ definition }], { isOrdered: true, needsLayout: false });
  const ownTitle = body.title ?? title ?? '';
  if (typeof ownTitle !== 'string') throw errors.badParameter('title');
  return {
    definition: { ...definition, type: String(definition.type) },
    variables: variablesOf(definition),
    title: ownTitle,
    timeframe: readTimeframe(body.timeframe ?? '1_hour'),
    size: readSize(body.size ?? 'medium'),
    hasLegend: readLegend(body.legend ?? 'no'),
  };
}

/** `1_hour`, `4_hours`, `1_day`, … @throws HttpError 400 */
function readTimeframe(sent: unknown): Sent['timeframe'] {
  const [, count = '', unit = ''] = /^([1-9]\d{0,2})_(minute|hour|day|week|month|year)s?$/.exec(String(sent)) ?? [];
  if (unit === '') throw errors.badParameter('timeframe');
  return { value: Number(count), unit };
}

function readSize(sent: unknown): Sent['size'] {
  const size = Object.keys(embedSizes).find((name): name is Sent['size'] => name === sent);
  if (!size) throw errors.badParameter('size');
  return size;
}

function readLegend(sent: unknown): boolean {
  if (sent === 'yes' || sent === 'no') return sent === 'yes';
  return readBoolean(sent, 'legend');
}

/** @throws HttpError 400 for a name that the address cannot have */
function variablesOf(definition: JsonObject): readonly string[] {
  const names = widgetQueries(definition).flatMap(({ text }) =>
    [...text.matchAll(/\$([A-Za-z_][\w-]*)/g)].flatMap(([, name]) => name ?? []),
  );
  if (names.some((name) => taken.has(name))) throw errors.badParameter('graph_json');
  return [...new Set(names)];
}
