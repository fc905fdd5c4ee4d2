import { COMMON_OPTIONS } from './common-options.ts';
import { SCATTER_AGGREGATORS } from './read-scatterplot.ts';
import { undrawnSpreadAxis } from './read-spread-axis.ts';
import { asObject, asOneOf, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnRequest } from './undrawn-request.ts';

/** What a scatter plot asks for and is not drawn. */
export function undrawnScatterplot(definition: JsonObject): readonly string[] {
  const requests = asObject(definition.requests);
  const table = asObject(requests?.table);
  const axes = table ? [] : [requests?.x, requests?.y].map((request) => asObject(request) ?? {});
  return [
    ...undrawnOptions(definition, [...COMMON_OPTIONS, 'requests', 'color_by_groups', 'xaxis', 'yaxis']),
    ...undrawnOptions(requests, table ? ['table'] : ['x', 'y'], 'requests.'),
    ...(table ? undrawnRequest(table, [], ['dimension', 'alias']) : []),
    ...axes.flatMap((request) => [
      ...undrawnRequest(request, ['aggregator'], []),
      ...(request.aggregator === undefined || asOneOf(request.aggregator, SCATTER_AGGREGATORS)
        ? []
        : [`aggregator ${String(request.aggregator)}`]),
    ]),
    ...undrawnSpreadAxis(definition, 'xaxis'),
    ...undrawnSpreadAxis(definition, 'yaxis'),
  ];
}
