import { sanitiseField } from './event-line.ts';

/** A metric's name as it goes over DogStatsD: what would end it or its line becomes `_`, as in hot-shots itself. */
export function sentMetricName(name: string): string {
  return sanitiseField(name).replaceAll(':', '_');
}

/** The name of a service check as it goes over DogStatsD. */
export function sentServiceCheckName(name: string): string {
  return sanitiseField(name);
}
