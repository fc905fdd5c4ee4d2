import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { SearchMonitorQuery } from '../../../../lib/monitor-language/types.ts';
import { spanQuerySchema, spanSource } from '../../query/questions/sources/span-source.ts';
import type { SpanReader } from '../../store/spans/span-reader.ts';
import type { EvaluatedGroup, MonitorEvaluation } from './evaluation.ts';
import { evaluationWindow } from './evaluation-window.ts';
import { toGroup } from './to-group.ts';

/** Groups of each key that are evaluated, those with the greatest values. */
const mostGroups = 1000;

/**
 * Evaluates a monitor of spans: those that a search finds in the window, counted or computed of, by group.
 * @throws HttpError 422 for a search or a computation that cannot be done
 */
export async function evaluateSpansMonitor(
  {
    reader,
    query,
    options,
  }: {
    readonly reader: Pick<SpanReader, 'aggregate'>;
    readonly query: SearchMonitorQuery;
    readonly options: MonitorOptions;
  },
  nowMs: number,
): Promise<MonitorEvaluation> {
  const window = evaluationWindow(query.window, options, nowMs);
  const { method, facet } = query.rollup;
  const written = spanQuerySchema.safeParse({
    data_source: 'spans',
    compute: { aggregation: method, ...(facet !== undefined && { metric: facet }) },
    search: { query: query.searchText },
    group_by: query.groupBy.map((key) => ({ facet: key, limit: mostGroups })),
    indexes: query.indexes,
  });
  if (!written.success)
    throw errors.inputInvalid(
      written.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  const totals = await spanSource(reader, written.data).totals({
    fromS: window.fromMs / 1000,
    toS: window.toMs / 1000,
  });
  const groups = totals.series.flatMap(({ groupTags, values: [value = Number.NaN] }): EvaluatedGroup[] => {
    if (Number.isNaN(value)) return [];
    return [{ group: toGroup(groupTags), evaluation: { kind: 'value', value, lastDataAtMs: window.toMs } }];
  });
  return { window, groups };
}
