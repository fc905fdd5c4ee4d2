import type { DatadogConfig } from '../../lib/config/datadog-schema.ts';
import { parseBytes, parseDurationS } from '../../lib/config/quantity.ts';
import type { StoreLimits } from './store/store.ts';

/** What `labrador.retention` and `labrador.max_disk` say; both were checked when the file was read. */
export function readStoreLimits({ labrador }: Pick<DatadogConfig, 'labrador'>): Omit<StoreLimits, 'maxContexts'> {
  const { points, minutes, hours, events, spans } = labrador.retention;
  return {
    retentionS: {
      raw: parseDurationS(points),
      minute: parseDurationS(minutes),
      hour: parseDurationS(hours),
      events: parseDurationS(events),
      spans: parseDurationS(spans),
    },
    maxDiskBytes: parseBytes(labrador.max_disk),
    maxSpanBytes: parseBytes(labrador.max_span_disk),
  };
}
