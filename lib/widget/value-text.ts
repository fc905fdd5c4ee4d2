import type { QuerySeries } from '../api-types/query.ts';
import { formatNumberAs, type NumberFormat } from './number-format.ts';

/** A number and its unit apart, to be written in different sizes. */
export interface ValueText {
  readonly number: string;
  readonly unit: string;
}

interface ValueOptions {
  /** Digits after the point; absent: three significant ones. */
  readonly precision?: number | undefined;
  /** False: as it is, not in thousands or MiB. */
  readonly autoscale: boolean;
  /** In place of the unit of the answer. */
  readonly customUnit?: string | undefined;
  /** What the formula says; the widget's own unit is before it. */
  readonly format?: NumberFormat | undefined;
}

/** A value as a query value widget writes it. */
export function valueText(value: number, unit: QuerySeries['unit'], options: ValueOptions): ValueText {
  const { precision, autoscale, customUnit, format = {} } = options;
  if (!autoscale && !format.scale) {
    const number = precision === undefined ? String(Number(value.toPrecision(6))) : value.toFixed(precision);
    return { number, unit: customUnit ?? format.label ?? unitName(format.unit ?? unit) };
  }
  const text = formatNumberAs(
    value,
    customUnit === undefined ? unit : null,
    customUnit === undefined ? format : {},
    precision,
  );
  const [, number = text, rest = ''] = /^([-–∞\d.,]+(?:e[+-]?\d+)?)\s*(.*)$/.exec(text) ?? [];
  return { number, unit: customUnit === undefined ? rest : `${rest}${customUnit}` };
}

function unitName(unit: QuerySeries['unit']): string {
  const [of, per] = unit ?? [null, null];
  const name = of ? (of.short_name ?? of.plural) : '';
  return per ? `${name}/${per.short_name ?? per.name}` : name;
}
