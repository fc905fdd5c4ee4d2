import type { Unit } from '../../../../lib/api-types/query.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';
import type { MetricReader } from '../../store/store.ts';

/** A metric's unit and the unit it is per, from its metadata; null when it has no unit, or one that is not Datadog's. */
export async function metricUnits(
  reader: Pick<MetricReader, 'metadata'>,
  metric: string,
): Promise<readonly [Unit, Unit | null] | null> {
  const metadata = await reader.metadata(metric);
  const unit = metadata.unit === undefined ? undefined : findUnit(metadata.unit);
  if (!unit) return null;
  const perUnit = metadata.perUnit === undefined ? undefined : findUnit(metadata.perUnit);
  return [unit, perUnit ?? null];
}
