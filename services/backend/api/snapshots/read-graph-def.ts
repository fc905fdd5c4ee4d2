import { errors } from '../../../../lib/http/errors.ts';
import type { PictureRequest } from '../../../../lib/picture/picture.ts';
import { checkWidgets } from '../dashboards/check-widgets.ts';
import { isJsonObject } from '../dashboards/json-object.ts';
import { toWidgetDefinition } from '../dashboards/legacy/graph-definition.ts';
import { refuseDeep } from '../dashboards/refuse-deep.ts';

/**
 * Reads `graph_def`, the JSON text of a graph: `{"viz": "timeseries", "requests": [{"q": "…"}]}` as old boards had it, or
 * the definition of a widget, which has a `type`.
 * @throws HttpError 400 that says what is wrong with it
 */
export function readGraphDef(text: string): PictureRequest['definition'] {
  const graph = parsed(text);
  if (!isJsonObject(graph)) throw errors.bad("Invalid JSON in parameter 'graph_def': it is not an object");
  refuseDeep(graph);
  const { type, ...rest } = graph;
  const definition = typeof type === 'string' ? { type, ...rest } : toWidgetDefinition(graph);
  checkWidgets([{ definition }], { needsLayout: false, isOrdered: true });
  return definition;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw errors.bad(`Invalid JSON in parameter 'graph_def': ${(error as Error).message}`, { cause: error });
  }
}
