import { errors } from '../../../../../lib/http/errors.ts';
import type { MetricQuery } from '../../../../../lib/query-language/types.ts';
import { findUnit } from '../../../../../lib/units/unit-table.ts';
import type { MetricReader } from '../../../store/store.ts';
import { type ApmWindow, apmWindow, wholeStep } from '../../apm/apm-window.ts';
import { readCounts } from '../../apm/counts.ts';
import { toFigures } from '../../apm/figures.ts';
import { joinLatencies, readLatencies } from '../../apm/latency.ts';
import { primaryOperation, readServiceOperations } from '../../apm/service-operations.ts';
import { evaluateExpression } from '../../metrics/evaluate-expression.ts';
import { groupChoices, groupsOf } from '../../metrics/group-key.ts';
import type { OtherSource } from '../../metrics/other-source.ts';
import { onePoint } from '../../metrics/series-set.ts';
import type { ApmQuery } from './apm-query.ts';
import { apmStat } from './apm-stats.ts';

type Reader = Pick<MetricReader, 'list' | 'select' | 'rollup' | 'sketches'>;

/**
 * What is counted of requests: of the operation that is named, else of the one that its service is known by.
 * @throws HttpError 400 that names a stat which is not supported
 */
export function apmSource(reader: Reader, query: ApmQuery): OtherSource {
  const { unit, lines, total } = apmStat(query.stat);
  const known = unit === undefined ? undefined : findUnit(unit);
  return {
    kind: 'other',
    unit: known ? [known, null] : null,
    async lines(window) {
      const operation = await operationOf(reader, query, toApmWindow(window));
      const of = (suffix: string, how: Pick<MetricQuery, 'aggregator' | 'as'>): MetricQuery => {
        const { filter, groupBy } = query;
        return { kind: 'metric', metric: `trace.${operation}${suffix}`, filter, scope: '*', groupBy, ...how };
      };
      return evaluateExpression({ reader }, lines({ of }), window);
    },
    async totals(window) {
      const within = toApmWindow(window);
      const operation = await operationOf(reader, query, within);
      const figures = await figuresByGroup(reader, { query, operation, window: within });
      const series = figures.flatMap(({ groupTags, figures }) => {
        const value = total(figures);
        return value === null ? [] : [{ groupTags, values: Float64Array.of(value) }];
      });
      return onePoint(window, { groupKeys: query.groupBy, isZeroFilled: false, series });
    },
  };
}

function toApmWindow({ fromS, toS }: { readonly fromS: number; readonly toS: number }): ApmWindow {
  return apmWindow(fromS, toS, toS);
}

async function operationOf(reader: Reader, query: ApmQuery, window: ApmWindow): Promise<string> {
  const { operation, service, env } = query;
  if (operation !== undefined) return operation;
  if (service === undefined || service === '*') throw errors.bad('operation_name is needed where no service is named');
  const scope = { service, ...(env !== undefined && { env }) };
  const operations = await readServiceOperations(reader, scope, window);
  // Without any there is nothing to show, under whatever name.
  return primaryOperation(operations)?.operation ?? service;
}

async function figuresByGroup(
  reader: Reader,
  { query, operation, window }: { readonly query: ApmQuery; readonly operation: string; readonly window: ApmWindow },
) {
  const metric = `trace.${operation}`;
  const [latencyGroups, errorGroups] = await Promise.all([
    contextsByGroup(reader, metric, query),
    contextsByGroup(reader, `${metric}.errors`, query),
  ]);
  const whole = { ...window, intervalS: wholeStep(window) };
  const keys = [...latencyGroups.keys()];
  const [latencies, errorCounts] = await Promise.all([
    readLatencies(
      reader,
      keys.map((key) => latencyGroups.get(key)?.ids ?? []),
      whole,
    ),
    readCounts(
      reader,
      keys.map((key) => errorGroups.get(key)?.ids ?? []),
      whole,
    ),
  ]);
  return keys.map((key, at) => ({
    groupTags: latencyGroups.get(key)?.groupTags ?? [],
    figures: toFigures(joinLatencies(latencies.byGroup[at] ?? []), {
      errors: errorCounts[at]?.reduce((sum, count) => sum + count, 0) ?? 0,
      spanS: window.spanS,
    }),
  }));
}

interface ContextGroup {
  readonly groupTags: readonly string[];
  readonly ids: number[];
}

/** Series of a metric by the group that they are in; one in several groups is of the first alone. */
async function contextsByGroup(
  reader: Reader,
  metric: string,
  { filter, groupBy }: ApmQuery,
): Promise<ReadonlyMap<string, ContextGroup>> {
  const groups = new Map<string, ContextGroup>();
  for (const { id, tags } of await reader.select(metric, filter)) {
    const [groupTags = []] = groupsOf(groupChoices(tags, groupBy));
    const key = groupTags.join('\n');
    const group = groups.get(key) ?? { groupTags, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return groups;
}
