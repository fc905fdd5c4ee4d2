import type { SearchMonitorQuery } from '../../../../../lib/monitor-language/types.ts';
import { type TaggedEvent, valuesOfEvent } from './match-event.ts';

/** What is computed of events: their number, how many values an attribute has, or of its numbers; undefined of none. */
export function computeOfEvents(
  events: readonly TaggedEvent[],
  { method, facet }: SearchMonitorQuery['rollup'],
): number | undefined {
  if (method === 'count' || facet === undefined) return events.length;
  const attribute = { name: facet.replace(/^@/, ''), hasAt: facet.startsWith('@') };
  const values = events.flatMap((event) => valuesOfEvent(attribute, event));
  if (method === 'cardinality') return new Set(values).size;
  const numbers = values
    .map(Number)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return numbers.length === 0 ? undefined : computeOfNumbers(numbers, method);
}

/** @param numbers ascending, at least one */
function computeOfNumbers(numbers: readonly number[], method: string): number | undefined {
  const sum = numbers.reduce((total, value) => total + value, 0);
  switch (method) {
    case 'sum':
      return sum;
    case 'avg':
      return sum / numbers.length;
    case 'min':
      return numbers[0];
    case 'max':
      return numbers.at(-1);
    default: {
      const percent = method === 'median' ? 50 : Number(/^pc(\d+)$/.exec(method)?.[1]);
      if (Number.isNaN(percent)) throw new TypeError(`.rollup("${method}") of events has no code`);
      return numbers[Math.max(0, Math.ceil((percent / 100) * numbers.length) - 1)];
    }
  }
}
