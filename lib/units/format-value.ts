import { formatNumber, formatScaled, roundShort, type ScaleStep } from './format-number.ts';
import type { MetricUnit } from './unit-table.ts';

const bytes: readonly ScaleStep[] = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'].map(
  (suffix, power) => [1024 ** power, ` ${suffix}`] as const,
);

const bits: readonly ScaleStep[] = ['b', 'kb', 'Mb', 'Gb', 'Tb', 'Pb'].map(
  (suffix, power) => [1000 ** power, ` ${suffix}`] as const,
);

const hertz: readonly ScaleStep[] = ['Hz', 'kHz', 'MHz', 'GHz'].map(
  (suffix, power) => [1000 ** power, ` ${suffix}`] as const,
);

const seconds: readonly ScaleStep[] = [
  [1e-9, ' ns'],
  [1e-6, ' μs'],
  [1e-3, ' ms'],
  [1, ' s'],
  [60, ' min'],
  [3600, ' h'],
  [86_400, ' d'],
];

/**
 * A value in its unit, brought to a readable order of magnitude within the unit's family:
 * 3145728 bytes → `3 MiB`, 0.25 milliseconds → `250 μs`, 12.5 percent → `12.5%`, 1200 requests per second → `1.2k req/s`.
 * Without a unit: `formatNumber`. `unit` is the pair `[unit, per unit]` of a query's answer; `digits`: so many after the point.
 */
export function formatValue(
  value: number,
  unit: readonly [MetricUnit | null, MetricUnit | null] | null,
  digits?: number,
): string {
  const [of, per] = unit ?? [null, null];
  const text = of ? formatInUnit(value, of, digits) : formatNumber(value, digits);
  return per ? `${text}/${per.short_name ?? per.name}` : text;
}

/**
 * A value in exactly this unit of its family, whatever its order of magnitude: 3145728 bytes in kibibytes → `3,072 KiB`.
 * A value of another family, or of none, has nothing to convert from and is as `formatValue` writes it.
 */
export function formatAsUnit(
  value: number,
  unit: readonly [MetricUnit | null, MetricUnit | null] | null,
  { scale, digits }: { readonly scale: MetricUnit; readonly digits?: number | undefined },
): string {
  const [of, per] = unit ?? [null, null];
  if (of?.family !== scale.family || !Number.isFinite(value)) return formatValue(value, unit, digits);
  const converted = (value * of.scale_factor) / scale.scale_factor;
  const number = (digits === undefined ? roundShort(converted) : converted).toLocaleString('en-US', {
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 12,
  });
  const name = scale.short_name ?? scale.plural;
  const text = name.endsWith('%') ? `${number}${name}` : `${number} ${name}`;
  return per ? `${text}/${per.short_name ?? per.name}` : text;
}

function formatInUnit(value: number, unit: MetricUnit, digits: number | undefined): string {
  const scaled = value * unit.scale_factor;
  if (unit.name === 'bit') return formatScaled(value, bits, digits);
  if (unit.family === 'bytes') return formatScaled(scaled, bytes, digits);
  if (unit.family === 'time')
    return value === 0 ? `0 ${unit.short_name ?? unit.plural}` : formatScaled(scaled, seconds, digits);
  if (unit.family === 'frequency') return formatScaled(scaled, hertz, digits);
  if (unit.family === 'percentage' && unit.name !== 'apdex') return `${formatNumber(scaled, digits)}%`;
  return `${formatNumber(value, digits)} ${unit.short_name ?? (Math.abs(value) === 1 ? unit.name : unit.plural)}`;
}
