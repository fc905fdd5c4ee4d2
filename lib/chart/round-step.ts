/** Steps that read well, in powers of ten. */
const STEPS = [1, 2, 2.5, 5, 10];

/** A step near to a rough one whose multiples read well: a power of two for bytes, else 1, 2, 2.5 or 5 of a power of ten. */
export function roundStep(rough: number, base: 2 | 10): number {
  if (base === 2) return 2 ** Math.round(Math.log2(rough));
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10) * power;
}
