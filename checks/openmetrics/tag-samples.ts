import type { FamilySample, MetricFamily } from './exposition/metric-family.ts';
import { boundText } from './labels/bound-text.ts';
import type { SharedLabels } from './labels/shared-labels.ts';
import type { TagRules } from './labels/tag-rules.ts';
import type { SentType } from './send/send-family.ts';
import type { TaggedSample } from './send/tagged-sample.ts';

/**
 * The samples of a family as they are sent: with shared labels and tags. Left out are those whose value is no number
 * that can be sent, those whose labels exclude them, and times of creation.
 * @throws Error naming the metric when a bound or a quantile is no number
 */
export function tagSamples(
  family: MetricFamily,
  type: SentType,
  { shared, rules }: { readonly shared: SharedLabels; readonly rules: TagRules },
): TaggedSample[] {
  const isHistogram = type === 'histogram' || family.type === 'histogram';
  const isSummary = type === 'summary' || family.type === 'summary';
  return family.samples.flatMap((sample): TaggedSample[] => {
    if (!Number.isFinite(sample.value) || sample.suffix === '_created') return [];
    let labels = shared.add(sample.labels);
    if (isHistogram) labels = withBound(labels, { from: 'le', to: 'upper_bound', metric: family.name });
    if (isSummary) labels = withBound(labels, { from: 'quantile', to: 'quantile', metric: family.name });
    const sent = rules.read(labels);
    return sent ? [{ ...sample, suffix: suffixOf(sample, family), labels, ...sent }] : [];
  });
}

/** The endpoint did not say what the sample is: the configuration does, and the name has to tell which part of it. */
function suffixOf({ suffix }: FamilySample, { name, type }: MetricFamily): FamilySample['suffix'] {
  if (type !== 'unknown') return suffix;
  const [ending] = /_(?:total|bucket|sum|count)$/.exec(name) ?? [];
  return (ending as FamilySample['suffix'] | undefined) ?? suffix;
}

function withBound(
  labels: ReadonlyMap<string, string>,
  names: { readonly from: string; readonly to: string; readonly metric: string },
): ReadonlyMap<string, string> {
  const text = labels.get(names.from);
  if (text === undefined) return labels;
  const changed = new Map(labels);
  changed.delete(names.from);
  try {
    return changed.set(names.to, boundText(text));
  } catch (error) {
    throw new Error(`${names.metric}: the label ${names.from}: ${(error as Error).message}`, { cause: error });
  }
}
