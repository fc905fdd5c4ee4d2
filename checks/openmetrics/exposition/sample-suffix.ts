import type { FamilyType, SampleSuffix } from './metric-family.ts';

/** What samples of a family may have behind its name. Counters of the Prometheus format have nothing there. */
const suffixes: Readonly<Record<FamilyType, readonly SampleSuffix[]>> = {
  counter: ['', '_total', '_created'],
  gauge: [''],
  histogram: ['_bucket', '_sum', '_count', '_created'],
  summary: ['', '_sum', '_count', '_created'],
  unknown: [''],
  info: ['', '_info'],
  stateset: [''],
  gaugehistogram: ['_bucket', '_gsum', '_gcount'],
};

/**
 * What a sample's name has behind that of its family.
 * @param family as written behind TYPE: a counter of the Prometheus format with its `_total`
 * @returns undefined when the sample belongs to another family
 */
export function sampleSuffix(
  sampleName: string,
  family: { readonly name: string; readonly type: FamilyType },
): SampleSuffix | undefined {
  if (!sampleName.startsWith(family.name)) return undefined;
  const rest = sampleName.slice(family.name.length);
  const suffix = suffixes[family.type].find((known) => known === rest);
  return suffix === '' && family.type === 'counter' ? '_total' : suffix;
}
