import type { LabHostValues } from '../../../../lib/api-types/hosts.ts';
import { formatValue } from '../../../../lib/units/format-value.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';
import type { ValueRange } from './value-scale.ts';

/** Values of one metric by host, as the map shows them. */
export interface ShownValues {
  readonly values: LabHostValues['values'];
  /** Of a palette, or of sizes; absent without values. */
  readonly range: ValueRange | undefined;
  readonly text: (value: number) => string;
}

/** Values that are looked up by names of hosts, of which one may be called `constructor`. */
export function valuesByHost(values: LabHostValues['values']): LabHostValues['values'] {
  return Object.assign(Object.create(null), values);
}

/** A value in a unit by its name, `percent`; without a name, or one that is not known, as a plain number. */
export function unitText(unit: string | undefined): (value: number) => string {
  const found = unit === undefined ? undefined : findUnit(unit);
  return (value) => formatValue(value, found ? [found, null] : null);
}
