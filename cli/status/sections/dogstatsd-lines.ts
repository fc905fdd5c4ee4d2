/** Lines of the Agent's own section: title, counter, and a counter that is taken off. */
const agentLines: readonly (readonly [title: string, counter: string, less?: string])[] = [
  ['Event Packets', 'events'],
  ['Event Parse Errors', 'parse_errors.event'],
  ['Metric Packets', 'samples'],
  ['Metric Parse Errors', 'parse_errors.metric'],
  ['Service Check Packets', 'service_checks'],
  ['Service Check Parse Errors', 'parse_errors.service_check'],
  ['Udp Bytes', 'bytes', 'stream.bytes'],
  ['Udp Packets', 'packets', 'stream.packets'],
  ['Uds Bytes', 'stream.bytes'],
  ['Uds Packets', 'stream.packets'],
  ['Unterminated Metric Errors', 'dropped.unterminated_lines'],
];

/**
 * What the DogStatsD receiver counted: first what the Agent's `status` shows, under its titles ("packets" are samples
 * there), then the rest by its name.
 * @param counters by their names without `dogstatsd.`
 */
export function dogstatsdLines(counters: Readonly<Record<string, number>>, text: (value: number) => string): string[] {
  const shown = agentLines.filter(([, counter]) => counters[counter] !== undefined);
  const known = new Set(shown.map(([, counter]) => counter));
  const rest = Object.keys(counters).filter((name) => !known.has(name));
  return [
    ...shown.map(([title, counter, less = '']) => {
      return `${title}: ${text((counters[counter] ?? 0) - (counters[less] ?? 0))}`;
    }),
    ...(shown.length > 0 && rest.length > 0 ? [''] : []),
    ...rest.sort().map((name) => `${name}: ${text(counters[name] ?? 0)}`),
  ];
}
