import { pythonFloat } from '../labels/bound-text.ts';
import type { TaggedSample } from './tagged-sample.ts';

/**
 * Makes of buckets that hold all below their bound those that hold what lies between two bounds, with the tag
 * `lower_bound`. The lowest begins at 0, or without end where its bound is not above zero. Sums and counts stay.
 */
export function decumulate(samples: readonly TaggedSample[]): TaggedSample[] {
  const ladders = new Map<string, TaggedSample[]>();
  for (const sample of samples) {
    if (sample.suffix !== '_bucket') continue;
    const key = seriesOf(sample);
    const ladder = ladders.get(key);
    if (ladder) ladder.push(sample);
    else ladders.set(key, [sample]);
  }
  return [
    ...samples.filter(({ suffix }) => suffix !== '_bucket'),
    ...[...ladders.values()].flatMap((ladder) => splitLadder(ladder)),
  ];
}

function splitLadder(ladder: readonly TaggedSample[]): TaggedSample[] {
  const steps = ladder.toSorted((a, b) => boundOf(a) - boundOf(b));
  return steps.map((sample, index) => {
    const below = steps[index - 1];
    const lowest = boundOf(sample) > 0 ? 0 : Number.NEGATIVE_INFINITY;
    const lowerBound = pythonFloat(below ? boundOf(below) : lowest);
    return {
      ...sample,
      value: sample.value - (below?.value ?? 0),
      tags: [...sample.tags, `lower_bound:${lowerBound}`],
    };
  });
}

function boundOf(sample: TaggedSample): number {
  const bound = sample.labels.get('upper_bound') ?? '';
  if (bound === 'inf') return Number.POSITIVE_INFINITY;
  return bound === '-inf' ? Number.NEGATIVE_INFINITY : Number(bound);
}

function seriesOf(sample: TaggedSample): string {
  return JSON.stringify([...sample.labels].filter(([label]) => label !== 'upper_bound').sort());
}
