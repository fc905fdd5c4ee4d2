import type { LabMetricDetail, LabMetrics } from '../../lib/api-types/lab.ts';
import { nearestName } from '../../lib/config/nearest-name.ts';
import { parseQueries } from '../../lib/query-language/parse.ts';
import { queriesIn } from '../../lib/query-language/queries-in.ts';
import { QueryError } from '../../lib/query-language/query-error.ts';
import { askLab, type Lab } from './ask-lab.ts';

/** A metric that never came. */
export interface UnseenMetric {
  readonly name: string;
  /** One that came and has nearly this name. */
  readonly nearest?: string;
}

/** The most that the lab lists. */
const maxListed = 10_000;

/** The first metric of a query that the lab has never seen; undefined where it has seen all, or cannot be asked. */
export async function unseenMetric(lab: Lab, query: string): Promise<UnseenMetric | undefined> {
  for (const name of metricsOf(query)) {
    const unseen = await unseenName(lab, name);
    if (unseen) return unseen;
  }
  return undefined;
}

async function unseenName(lab: Lab, name: string): Promise<UnseenMetric | undefined> {
  const detail = await askLab(lab, { path: `/labrador/api/metrics/${encodeURIComponent(name)}`, isBody: isDetail });
  // Of its own words, so that a server without this path is not taken for one without the metric.
  if (detail.kind !== 'refused' || detail.status !== 404 || !detail.errors.includes('never seen')) return undefined;
  const parameters = { limit: String(maxListed) };
  const list = await askLab(lab, { path: '/labrador/api/metrics', parameters, isBody: isList });
  const names = list.kind === 'data' ? list.response.metrics.map(({ metric }) => metric) : [];
  const nearest = nearestName(name, names);
  return { name, ...(nearest === undefined ? {} : { nearest }) };
}

function metricsOf(query: string): readonly string[] {
  try {
    return [...new Set(parseQueries(query).flatMap((each) => queriesIn(each).map(({ metric }) => metric)))];
  } catch (error) {
    // The lab has its own word on what can be read.
    if (error instanceof QueryError) return [];
    throw error;
  }
}

function isDetail(body: unknown): body is LabMetricDetail {
  return typeof body === 'object' && body !== null && 'metric' in body;
}

function isList(body: unknown): body is LabMetrics {
  return typeof body === 'object' && body !== null && Array.isArray((body as { metrics?: unknown }).metrics);
}
