import { roundHalfEven } from './round-half-even.ts';

/**
 * The one mapping of values to bins that everything here uses: the Agent's (wire.md 3.3). Bin `k` holds the values from
 * `valueOfKey(k) / √γ` to `valueOfKey(k) × √γ`, so that a value read back is off by less than 0.8 %.
 */
export const gamma: number = 1 + 2 / 128;

const logGamma = Math.log(gamma);

/** Smaller values are zero. */
const smallestMagnitude = 1e-9;

const bias = -Math.floor(Math.log(smallestMagnitude) / logGamma) + 1;

/** Key of what is too large for a bin, and beyond which there is none. */
export const maxKey = 32_767;

const smallestValue = gamma ** (1 - bias);

/** The key of a finite value's bin: 0 for zero, negative for negative values. */
export function keyOf(value: number): number {
  if (value < 0) return -keyOf(-value);
  if (value < smallestValue) return 0;
  const key = roundHalfEven(Math.log(value) / logGamma) + bias;
  return Math.max(1, Math.min(key, maxKey));
}

/** The values that a bin holds, from the least to the greatest; of the outermost ones as far as numbers go. */
export function rangeOfKey(key: number): readonly [low: number, high: number] {
  if (key < 0) {
    const [low, high] = rangeOfKey(-key);
    return [-high, -low];
  }
  if (key === 0) return [0, 0];
  const low = gamma ** (key - bias - 0.5);
  return [low, key >= maxKey ? Number.MAX_VALUE : low * gamma];
}

/** The value that a bin stands for; infinite for the outermost ones. */
export function valueOfKey(key: number): number {
  if (key < 0) return -valueOfKey(-key);
  if (key === 0) return 0;
  return key >= maxKey ? Number.POSITIVE_INFINITY : gamma ** (key - bias);
}
