import type { IncomingHttpHeaders } from 'node:http';
import type { Counters } from '../counters.ts';
import type { Door, DoorAnswer } from './door.ts';
import { plainText } from './plain-text.ts';

const mb = 1024 * 1024;

/** Answers of which the clients of these doors read the status only. */
const nothing: DoorAnswer = { status: 200, body: '{}', type: 'application/json' };
const accepted: DoorAnswer = { ...nothing, status: 202 };

/** What is asked for by its first word, `generate-metrics`; others are counted together. */
const telemetryTypes: ReadonlySet<string> = new Set([
  ...['app-started', 'app-heartbeat', 'app-extended-heartbeat', 'app-closing', 'app-integrations-change'],
  ...['app-dependencies-loaded', 'app-client-configuration-change', 'app-product-change', 'app-endpoints'],
  ...['generate-metrics', 'distributions', 'logs', 'message-batch'],
]);

/** Subdomains of the event platform that are counted by name; the rest together. */
const maxSubdomains = 50;

/**
 * The doors whose content nothing here uses: what came is counted as `traces.unused.<door>`, its bytes as
 * `traces.unused.<door>.bytes`, and the answer is what their clients take for success (wire.md 2.10). What each would be
 * at Datadog stands in `unused-trace-kinds.ts`.
 */
export function unusedDoors(counters: Counters): readonly Door[] {
  const subdomains = new Set<string>();
  const door = (
    path: string,
    of: { readonly answer: DoorAnswer; readonly maxBytes: number; readonly name: NameOf },
  ) => ({
    path,
    isListed: true,
    methods: 'any' as const,
    maxBytes: of.maxBytes,
    keeps: 'none' as const,
    handle: ({ headers, sentBytes }: { readonly headers: IncomingHttpHeaders; readonly sentBytes: number }) => {
      countUnused(counters, of.name(headers), sentBytes);
      return of.answer;
    },
  });
  const one = (path: string, name: string, maxBytes = 25 * mb): Door =>
    door(path, { answer: nothing, maxBytes, name: () => name });
  const eventPlatform = (path: string): Door =>
    door(path, { answer: accepted, maxBytes: 50 * mb, name: (headers) => `evp.${subdomainOf(headers, subdomains)}` });
  return [
    door('/telemetry/proxy/', {
      answer: accepted,
      maxBytes: 25 * mb,
      name: (headers) => `telemetry.${telemetryTypeOf(headers)}`,
    }),
    one('/v0.7/config', 'config', 5 * mb),
    one('/v0.1/pipeline_stats', 'pipeline_stats'),
    one('/openlineage/api/v1/lineage', 'lineage'),
    ...['/evp_proxy/v1/', '/evp_proxy/v2/', '/evp_proxy/v3/', '/evp_proxy/v4/'].map(eventPlatform),
    one('/debugger/v1/input', 'debugger'),
    one('/debugger/v1/diagnostics', 'debugger_diagnostics'),
    one('/debugger/v2/input', 'debugger'),
    one('/symdb/v1/input', 'symdb', 50 * mb),
    one('/tracer_flare/v1', 'tracer_flare', 100 * mb),
    ...servicesDoors(counters),
  ];
}

type NameOf = (headers: IncomingHttpHeaders) => string;

/** Services are known from their spans; what clients of long ago say of them is not read. */
function servicesDoors(counters: Counters): readonly Door[] {
  return ['/services', '/v0.1/services', '/v0.2/services', '/v0.3/services', '/v0.4/services'].map((path) => ({
    path,
    isListed: path.startsWith('/v0.3') || path.startsWith('/v0.4'),
    methods: 'any',
    keeps: 'none',
    handle: ({ sentBytes }) => {
      countUnused(counters, 'services', sentBytes);
      return plainText(200, 'OK');
    },
  }));
}

function countUnused(counters: Counters, name: string, sentBytes: number): void {
  counters.add(`traces.unused.${name}`);
  counters.add(`traces.unused.${name}.bytes`, sentBytes);
}

function telemetryTypeOf(headers: IncomingHttpHeaders): string {
  const type = String(headers['dd-telemetry-request-type'] ?? '');
  return telemetryTypes.has(type) ? counterName(type) : 'other';
}

function subdomainOf(headers: IncomingHttpHeaders, known: Set<string>): string {
  const name = String(headers['x-datadog-evp-subdomain'] ?? '').toLowerCase();
  if (!/^[a-z0-9][a-z0-9.-]{0,60}$/.test(name)) return 'other';
  if (known.size < maxSubdomains) known.add(name);
  return known.has(name) ? counterName(name) : 'other';
}

function counterName(name: string): string {
  return name.replaceAll(/[^a-z0-9]+/g, '_');
}
