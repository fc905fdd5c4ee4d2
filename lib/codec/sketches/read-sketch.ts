import { maxKey } from '../../sketch/mapping.ts';
import { Sketch } from '../../sketch/sketch.ts';
import type { RefusalReason } from '../refusals.ts';

/** A sketch as it stands on the wire: nothing of it is checked. */
export interface RawSketch {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** Bin i is `(keys[i], weights[i])`; an Agent writes a key again where its weight is past 16 bits. */
  readonly keys: readonly number[];
  readonly weights: readonly number[];
}

const maxWeight = 0xffff_ffff;

/**
 * Checks that the parts of a sketch fit together. Its mapping cannot be told from its bytes: it is taken to be the
 * Agent's, as at Datadog. More bins than a sketch has are joined from the lowest up.
 * @param refuse takes the reason and the words that follow the sketch's place, ` has NaN as sum`
 * @returns undefined when it was refused
 */
export function readSketch(raw: RawSketch, refuse: (reason: RefusalReason, what: string) => void): Sketch | undefined {
  const fault = summaryFault(raw) ?? binFault(raw);
  if (fault !== undefined) return void refuse('bad_value', ` ${fault}`);
  const sketch = new Sketch();
  raw.keys.forEach((key, i) => {
    const weight = raw.weights[i] ?? 0;
    if (weight > 0) sketch.addToBin(key, weight);
  });
  sketch.count = raw.count;
  sketch.sum = raw.sum;
  sketch.min = raw.min;
  sketch.max = raw.max;
  return sketch;
}

function summaryFault({ count, sum, min, max }: RawSketch): string | undefined {
  if (!Number.isSafeInteger(count) || count <= 0) return `has ${count} as count`;
  for (const [name, value] of Object.entries({ sum, min, max })) {
    if (!Number.isFinite(value)) return `has ${value} as ${name}`;
  }
  return min > max ? `has ${min} as min and ${max} as max` : undefined;
}

/** That the weights add up to the count holds for whatever an Agent makes, also out of OpenTelemetry's (its pkg/util/quantile). */
function binFault({ count, keys, weights }: RawSketch): string | undefined {
  if (keys.length !== weights.length) return `has ${keys.length} keys of bins and ${weights.length} counts`;
  const key = keys.find((each) => !Number.isInteger(each) || Math.abs(each) > maxKey);
  if (key !== undefined) return `has a bin of key ${key}`;
  const weight = weights.find((each) => !Number.isInteger(each) || each < 0 || each > maxWeight);
  if (weight !== undefined) return `has a bin with ${weight} as count`;
  let total = 0;
  for (const each of weights) total += each;
  if (total === 0) return 'has no bins';
  return total === count ? undefined : `has ${count} as count and ${total} in its bins`;
}
