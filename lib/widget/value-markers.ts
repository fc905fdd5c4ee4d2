import type { QuerySeries } from '../api-types/query.ts';
import { binQuantile } from '../chart/bin-quantile.ts';
import type { Marker } from '../chart/marker.ts';
import { parseMarker } from '../chart/parse-marker.ts';
import type { ValueBin } from '../chart/value-bins.ts';
import type { ValueMarker } from '../chart/value-marker.ts';
import { formatValue } from '../units/format-value.ts';
import { asNumber, asText, type JsonObject } from './read-value.ts';

/** A marker of a distribution: a range of values, or a percentile of them, in percent. */
export type WrittenValueMarker =
  | { readonly kind: 'range'; readonly marker: Marker }
  | { readonly kind: 'percentile'; readonly percent: number };

/** Reads a marker: `x = 15`, `5 < x < 10`, or of `display_type` `percentile` the percentile; undefined for anything else. */
export function readValueMarker({ value, display_type, label }: JsonObject): WrittenValueMarker | undefined {
  if (display_type === 'percentile') {
    const percent = asNumber(asText(value)?.replace(/^p/, '') ?? value);
    return percent === undefined || percent < 0 || percent > 100 ? undefined : { kind: 'percentile', percent };
  }
  const text = asText(value);
  // The axis of counts is not marked.
  if (text === undefined || !/x/i.test(text)) return undefined;
  const marker = parseMarker({
    value: text.replace(/x/i, 'y'),
    display_type: asText(display_type),
    label: asText(label),
  });
  return marker && { kind: 'range', marker };
}

/** The markers where they lie among these values; a percentile is labelled with its value. */
export function valueMarkers(
  written: readonly WrittenValueMarker[],
  { bins, unit }: { readonly bins: readonly ValueBin[]; readonly unit: QuerySeries['unit'] },
): readonly ValueMarker[] {
  return written.flatMap((each): readonly ValueMarker[] => {
    if (each.kind === 'range') return [each.marker];
    const value = binQuantile(bins, each.percent / 100);
    if (value === undefined) return [];
    return [{ low: value, high: value, line: 'dashed', label: `p${each.percent}: ${formatValue(value, unit)}` }];
  });
}
