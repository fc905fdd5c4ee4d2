import type { BackendStatus } from '../../../lib/model/process-status.ts';
import { block, section } from './section.ts';
import { shortNumber } from './short-number.ts';

const receiverLines = [
  ['Payloads', 'payloads'],
  ['Traces', 'chunks'],
  ['Spans', 'spans'],
  ['Bytes', 'bytes'],
  ['Stats Payloads', 'stats_payloads'],
  ['Profiles', 'profiles'],
] as const;

/**
 * What the trace receiver took and refused since its start, then its other counters by name.
 * @param counters by their names without `traces.`
 */
export function apmSection(backend: BackendStatus, counters: Readonly<Record<string, number>>): string {
  const receiver = backend.endpoints.traces;
  if (receiver === undefined) return section('APM Agent', ['Not running: it is switched off (apm_config.enabled)']);
  const shown = new Set<string>(receiverLines.map(([, counter]) => counter));
  const names = Object.keys(counters).sort();
  // Each request once; what was in it is counted by other names, more than once.
  const refused = names.filter((name) => name.startsWith('http.refused.'));
  const rest = names.filter((name) => !shown.has(name));
  return section('APM Agent', [
    'Status: Running',
    `Pid: ${backend.pid}`,
    `Receiver: ${receiver}`,
    '',
    ...block(
      'Receiver (since its start)',
      [
        ...receiverLines.map(([title, counter]) => `${title}: ${shortNumber(counters[counter] ?? 0)}`),
        `Refused Requests: ${shortNumber(refused.reduce((sum, name) => sum + (counters[name] ?? 0), 0))}`,
      ],
      '=',
    ),
    ...(rest.length > 0 ? [''] : []),
    ...rest.map((name) => `${name}: ${shortNumber(counters[name] ?? 0)}`),
  ]);
}
