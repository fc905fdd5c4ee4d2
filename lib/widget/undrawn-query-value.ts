import { readComparison } from './comparison.ts';
import { asObject, asObjects, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnScalar } from './undrawn-scalar.ts';

const DRAWN = ['autoscale', 'precision', 'custom_unit', 'text_align', 'timeseries_background'];

/** What a query value asks for and is not drawn. */
export function undrawnQueryValue(definition: JsonObject): readonly string[] {
  const [request = {}] = asObjects(definition.requests);
  const background = asObject(definition.timeseries_background);
  const type = asText(background?.type) ?? 'area';
  const yaxis = asObject(background?.yaxis);
  return [
    ...undrawnScalar(definition, { drawn: DRAWN, ofRequest: ['comparison'], richFormats: true }),
    ...(request.comparison && !readComparison(request) ? ['comparison.duration'] : []),
    ...undrawnOptions(background, ['type', 'yaxis'], 'timeseries_background.'),
    ...(['area', 'bars'].includes(type) ? [] : [`timeseries_background.type ${type}`]),
    ...undrawnOptions(yaxis, ['min', 'max', 'include_zero', 'scale'], 'timeseries_background.yaxis.'),
    ...(yaxis?.scale && yaxis.scale !== 'linear' ? [`timeseries_background.yaxis.scale ${String(yaxis.scale)}`] : []),
  ];
}
