import { LIGHT_CHART } from '../chart/chart-theme.ts';
import { paletteColors } from '../chart/palette-colors.ts';
import { asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnRequest } from './undrawn-request.ts';

/** What the requests of a heat map or a distribution ask for and is not drawn; only the first one is. */
export function undrawnSpreadRequests(definition: JsonObject): readonly string[] {
  const [request = {}, ...others] = asObjects(definition.requests);
  const style = asObject(request.style);
  const palette = asText(style?.palette);
  const query = asObject(request.query);
  const isHistogram = request.request_type === undefined || request.request_type === 'histogram';
  return [
    ...(others.length > 0 ? ['requests after the first'] : []),
    ...undrawnRequest(request, ['query', 'request_type', 'style'], ['alias']),
    ...(isHistogram ? [] : [`request_type ${String(request.request_type)}`]),
    ...(query?.data_source === 'metrics' ? undrawnOptions(query, ['data_source', 'name', 'query'], 'query.') : []),
    ...undrawnOptions(style, ['palette'], 'style.'),
    ...(paletteColors(palette, LIGHT_CHART) ? [] : [`style.palette ${palette}`]),
  ];
}
