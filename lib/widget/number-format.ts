import type { QuerySeries, Unit } from '../api-types/query.ts';
import { formatAsUnit, formatValue } from '../units/format-value.ts';
import { findUnit } from '../units/unit-table.ts';
import { asObject, asText, type JsonObject } from './read-value.ts';

type UnitPair = QuerySeries['unit'];

/** How a formula's `number_format` wants its numbers written. */
export interface NumberFormat {
  /** In place of the unit of the answer. */
  readonly unit?: UnitPair;
  /** A word that is no unit, in place of one. */
  readonly label?: string;
  /** The unit that numbers are brought to, instead of the readable one. */
  readonly scale?: Unit;
}

/** Reads a `number_format`; what it names and Datadog's list does not have is left out. */
export function readNumberFormat(written: unknown): NumberFormat {
  const format = asObject(written);
  const unit = asObject(format?.unit);
  const label = unit?.type === 'custom_unit_label' ? asText(unit.label)?.trim() : undefined;
  const of = unit?.type === 'custom_unit_label' ? undefined : unitOf(unit?.unit_name);
  const scale = unitOf(asObject(format?.unit_scale)?.unit_name);
  return {
    ...(of && { unit: [of, unitOf(unit?.per_unit_name) ?? null] }),
    ...(label && { label }),
    ...(scale && { scale }),
  };
}

/** Units that a `number_format` names and that are on no list. */
export function undrawnNumberFormat(written: unknown): readonly string[] {
  const format = asObject(written);
  const [unit, scale] = [asObject(format?.unit), asObject(format?.unit_scale)];
  const named = (of: JsonObject | undefined, key: string): readonly string[] => {
    const name = of?.type === 'custom_unit_label' ? undefined : asText(of?.[key]);
    return name === undefined || findUnit(name) ? [] : [`number_format ${name}`];
  };
  return [...named(unit, 'unit_name'), ...named(unit, 'per_unit_name'), ...named(scale, 'unit_name')];
}

/** A number as its `number_format` says; `digits`: so many after the point. */
export function formatNumberAs(value: number, unit: UnitPair, format: NumberFormat, digits?: number): string {
  const { label, scale } = format;
  if (label !== undefined) return `${formatValue(value, null, digits)} ${label}`;
  const of = format.unit ?? unit;
  return scale ? formatAsUnit(value, of, { scale, digits }) : formatValue(value, of, digits);
}

function unitOf(name: unknown): Unit | undefined {
  return typeof name === 'string' ? findUnit(name) : undefined;
}
