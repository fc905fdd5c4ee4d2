import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestTraces } from './testing-traces.ts';
import { unusedTraceKinds } from './unused-trace-kinds.ts';

/** Path, headers, status, body of the answer, and how it is counted (wire.md 2.10). */
const doors: readonly (readonly [
  path: string,
  headers: Readonly<Record<string, string>>,
  status: number,
  answer: string,
  counter: string,
])[] = [
  [
    '/telemetry/proxy/api/v2/apmtelemetry',
    { 'DD-Telemetry-Request-Type': 'app-started' },
    202,
    '{}',
    'telemetry.app_started',
  ],
  [
    '/telemetry/proxy/api/v2/apmtelemetry',
    { 'DD-Telemetry-Request-Type': 'x'.repeat(99) },
    202,
    '{}',
    'telemetry.other',
  ],
  ['/v0.7/config', {}, 200, '{}', 'config'],
  [
    '/evp_proxy/v1/api/v2/x',
    { 'X-Datadog-EVP-Subdomain': 'event-platform-intake' },
    202,
    '{}',
    'evp.event_platform_intake',
  ],
  ['/evp_proxy/v2/api/v2/llmobs', { 'X-Datadog-EVP-Subdomain': 'llmobs-intake' }, 202, '{}', 'evp.llmobs_intake'],
  ['/evp_proxy/v3/api/v2/x', { 'X-Datadog-EVP-Subdomain': '../x' }, 202, '{}', 'evp.other'],
  ['/evp_proxy/v4/api/v2/x', {}, 202, '{}', 'evp.other'],
  ['/v0.1/pipeline_stats', {}, 200, '{}', 'pipeline_stats'],
  ['/tracer_flare/v1', {}, 200, '{}', 'tracer_flare'],
  ['/debugger/v1/input', {}, 200, '{}', 'debugger'],
  ['/debugger/v1/diagnostics', {}, 200, '{}', 'debugger_diagnostics'],
  ['/debugger/v2/input', {}, 200, '{}', 'debugger'],
  ['/symdb/v1/input', {}, 200, '{}', 'symdb'],
  ['/openlineage/api/v1/lineage', {}, 200, '{}', 'lineage'],
  ['/v0.3/services', {}, 200, 'OK\n', 'services'],
  ['/v0.4/services', {}, 200, 'OK\n', 'services'],
];

test('doors whose content is not used answer what their clients take for success, and count it', async (t) => {
  const traces = await openTestTraces(t);
  for (const [path, headers, status, answer, counter] of doors) {
    const name = `traces.unused.${counter}`;
    const before = traces.counters()[name] ?? 0;
    const response = await traces.send(path, 'four', { method: 'POST', headers });
    assert.deepEqual([response.status, await response.text()], [status, answer], path);
    assert.equal(traces.counters()[name], before + 1, path);
    assert.ok((traces.counters()[`${name}.bytes`] ?? 0) >= 4 * (before + 1), path);
    assert.ok(
      unusedTraceKinds.some((kind) => kind.name === counter.split('.', 1)[0]),
      `${counter} has no kind`,
    );
  }
});

test('names that clients make up are counted by name up to a bound', async (t) => {
  const traces = await openTestTraces(t);
  for (let i = 0; i < 60; i += 1) {
    await traces.send('/evp_proxy/v2/x', '', {
      method: 'POST',
      headers: { 'X-Datadog-EVP-Subdomain': `made-up-${i}` },
    });
  }
  const counters = traces.counters();
  assert.equal(Object.keys(counters).filter((name) => name.startsWith('traces.unused.evp.')).length, 51);
  assert.equal(counters['traces.unused.evp.other'], 10);
});
