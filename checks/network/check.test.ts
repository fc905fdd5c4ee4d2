import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCheck } from 'labrador/check/testing';
import { parse } from 'yaml';
import { parseCheckConfig } from '../../lib/check/parse-check-config.ts';
import NetworkCheck from './check.ts';

const skip = process.platform !== 'linux';
const procfs_path = fileURLToPath(new URL('recorded', import.meta.url));
const metadata = new URL('metadata.csv', import.meta.url);

const ofEth0 = {
  ...{ bytes_rcvd: 334479041, bytes_sent: 659859 },
  ...{ 'packets_in.count': 10258, 'packets_in.error': 7, 'packets_in.drop': 4 },
  ...{ 'packets_out.count': 5999, 'packets_out.error': 11, 'packets_out.drop': 6 },
};

const ofProtocols = {
  ...{ 'ip.in_receives': 10283, 'ip.in_header_errors': 1, 'ip.in_addr_errors': 2, 'ip.forwarded_datagrams': 3 },
  ...{ 'ip.in_unknown_protos': 4, 'ip.in_discards': 5, 'ip.in_delivers': 10284, 'ip.out_requests': 6016 },
  ...{ 'ip.out_discards': 6, 'ip.out_no_routes': 7, 'ip.reassembly_timeouts': 8, 'ip.reassembly_requests': 9 },
  ...{ 'ip.reassembly_oks': 10, 'ip.reassembly_fails': 11, 'ip.fragmentation_oks': 12, 'ip.fragmentation_fails': 13 },
  ...{ 'ip.fragmentation_creates': 14, 'ip.in_no_routes': 118, 'ip.in_truncated_pkts': 119, 'ip.in_csum_errors': 120 },
  ...{ 'ip.reassembly_overlaps': 121, 'ip.reverse_path_filter': 114 },
  ...{ 'tcp.active_opens': 27, 'tcp.passive_opens': 2, 'tcp.attempt_fails': 15, 'tcp.established_resets': 16 },
  ...{ 'tcp.in_segs': 10231, 'tcp.out_segs': 5981, 'tcp.retrans_segs': 18, 'tcp.in_errors': 19, 'tcp.out_resets': 36 },
  ...{ 'tcp.in_csum_errors': 20, 'tcp.listen_overflows': 110, 'tcp.listen_drops': 111, 'tcp.backlog_drops': 113 },
  ...{ 'tcp.prune_called': 104, 'tcp.prune_rcv_drops': 105, 'tcp.prune_ofo_called': 106, 'tcp.tw_reused': 107 },
  ...{ 'tcp.paws_connection_drops': 108, 'tcp.paws_established_drops': 109, 'tcp.syn_cookies_sent': 101 },
  ...{ 'tcp.syn_cookies_recv': 102, 'tcp.syn_cookies_failed': 103, 'tcp.abort_on_timeout': 112 },
  ...{ 'tcp.syn_retrans': 117, 'tcp.from_zero_window': 115, 'tcp.to_zero_window': 116 },
  ...{ 'udp.in_datagrams': 51, 'udp.no_ports': 21, 'udp.in_errors': 22, 'udp.out_datagrams': 52 },
  ...{ 'udp.rcv_buf_errors': 23, 'udp.snd_buf_errors': 24, 'udp.in_csum_errors': 25 },
};

test('a recorded machine, as it is read by default', { skip }, async () => {
  const result = await runCheck(NetworkCheck, { instance: { procfs_path, tags: ['rack:7'] } });
  for (const [name, value] of Object.entries(ofEth0)) {
    result.assertMetric(`system.net.${name}`, { type: 'rate', value, tags: ['rack:7', 'device:eth0'], count: 1 });
  }
  for (const [name, value] of Object.entries(ofProtocols)) {
    result.assertMetric(`system.net.${name}`, { type: 'rate', value, tags: ['rack:7'], count: 1 });
  }
  result.assertMetric('system.net.tcp.current_established', { type: 'gauge', value: 17, count: 1 });
  result.assertMetric('system.net.conntrack.count', { type: 'gauge', value: 42, count: 1 });
  result.assertMetric('system.net.conntrack.max', { type: 'gauge', value: 262144, count: 1 });
  // The recording is of a kernel without the counter of tcp.failed_retransmits.
  result.assertAllMetricsCovered();
  result.assertMetadata(metadata);
});

test('counters as counts, instead of rates', { skip }, async () => {
  const instance = { procfs_path, collect_rate_metrics: false, collect_count_metrics: true };
  const result = await runCheck(NetworkCheck, { instance });
  for (const [name, value] of Object.entries(ofProtocols)) {
    result.assertMetric(`system.net.${name}.count`, { type: 'monotonic_count', value, count: 1 });
    assert.deepEqual(result.metrics(`system.net.${name}`), []);
  }
  result.assertMetadata(metadata);
});

const devices: readonly (readonly [title: string, instance: object, devices: readonly string[]])[] = [
  ['those that sent or received', {}, ['lo', 'eth0', 'eth0:1']],
  ['without those that are named', { excluded_interfaces: ['lo', 'eth0'] }, ['eth0:1']],
  ['without those that an expression finds at the beginning', { excluded_interface_re: 'o|eth' }, ['lo']],
  ['an empty expression finds none', { excluded_interface_re: '' }, ['lo', 'eth0', 'eth0:1']],
];

for (const [title, options, expected] of devices) {
  test(`interfaces: ${title}`, { skip }, async () => {
    const result = await runCheck(NetworkCheck, { instance: { procfs_path, ...options } });
    const tags = result.metrics('system.net.bytes_rcvd').map((sample) => sample.tags);
    assert.deepEqual(
      tags,
      expected.map((name) => [`device:${name}`]),
    );
  });
}

const states = {
  combined: {
    ...{ 'tcp4.established': 3, 'tcp4.opening': 3, 'tcp4.closing': 6, 'tcp4.listening': 1, 'tcp4.time_wait': 2 },
    ...{ 'tcp6.established': 0, 'tcp6.opening': 0, 'tcp6.closing': 0, 'tcp6.listening': 1, 'tcp6.time_wait': 0 },
  },
  // time_wait holds last_ack, as on the Agent.
  single: {
    ...{ 'tcp4.estab': 3, 'tcp4.syn_sent': 1, 'tcp4.syn_recv': 2, 'tcp4.fin_wait_1': 1, 'tcp4.fin_wait_2': 1 },
    ...{ 'tcp4.time_wait': 3, 'tcp4.unconn': 1, 'tcp4.close_wait': 1, 'tcp4.listen': 1, 'tcp4.closing': 1 },
    ...{ 'tcp6.estab': 0, 'tcp6.syn_sent': 0, 'tcp6.syn_recv': 0, 'tcp6.fin_wait_1': 0, 'tcp6.fin_wait_2': 0 },
    ...{ 'tcp6.time_wait': 0, 'tcp6.unconn': 0, 'tcp6.close_wait': 0, 'tcp6.listen': 1, 'tcp6.closing': 0 },
  },
};

for (const combine_connection_states of [true, false]) {
  test(`states of connections, combined: ${combine_connection_states}`, { skip }, async () => {
    const instance = { procfs_path, collect_connection_state: true, combine_connection_states };
    const result = await runCheck(NetworkCheck, { instance });
    const sent = result.metrics().filter(({ name }) => /^system\.net\.(tcp|udp)[46]\./.test(name));
    const byName = Object.fromEntries(sent.map(({ name, value }) => [name.slice('system.net.'.length), value]));
    const expected = combine_connection_states ? states.combined : states.single;
    // There is no udp6 in the recording, as with a kernel without IPv6.
    assert.deepEqual(byName, { ...expected, 'udp4.connections': 2, 'udp6.connections': 0 });
    result.assertMetadata(metadata);
  });
}

test('this machine: the counter of datagrams lies between what the kernel says before and after', {
  skip,
}, async () => {
  const outRequests = async (): Promise<number> => {
    const [, values = ''] = (await readFile('/proc/net/snmp', 'utf8')).match(/^Ip: (\d.*)$/m) ?? [];
    return Number(values.split(' ')[9]);
  };
  const before = await outRequests();
  const result = await runCheck(NetworkCheck, { instance: { collect_connection_state: true } });
  const after = await outRequests();
  const value = Number(result.metrics('system.net.ip.out_requests')[0]?.value);
  assert.ok(before <= value && value <= after, `${before} ${value} ${after}`);
  result.assertMetadata(metadata);
});

test('where there is no /proc/net, the run fails with the file', { skip }, async () => {
  const result = await runCheck(NetworkCheck, { instance: { procfs_path: '/no/such/folder' }, expectError: true });
  assert.match(String(result.error), /ENOENT.*\/no\/such\/folder\/net\/dev/);
});

test('on macOS nothing is sent, and it is logged once', async (context) => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform') ?? {};
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  context.after(() => Object.defineProperty(process, 'platform', platform));
  const result = await runCheck(NetworkCheck, { times: 2 });
  assert.deepEqual(result.samples, []);
  assert.deepEqual(
    result.logs.map(({ level, message }) => [level, message]),
    [['info', 'The network check reads /proc/net, which is there on Linux only']],
  );
});

test('what is no regular expression is refused by its key', async () => {
  const refused = runCheck(NetworkCheck, { instance: { excluded_interface_re: '(' } });
  await assert.rejects(refused, /excluded_interface_re: is not a regular expression/);
});

test('conf.yaml.example is valid as it stands, and with every option in use', async () => {
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8');
  const { instances } = parse(text) as { instances: object[] };
  assert.deepEqual(instances, [{ collect_connection_state: false }]);
  const inUse = parse(text.replaceAll(/^( *)# /gm, '$1')) as { init_config: object; instances: object[] };
  const options = Object.keys(inUse.instances[0] ?? {});
  const missing = Object.keys(NetworkCheck.instanceSchema.shape).filter((key) => !options.includes(key));
  assert.deepEqual(missing, []);
  const config = { instance: inUse.instances[0], initConfig: inUse.init_config };
  assert.deepEqual(parseCheckConfig(NetworkCheck, config).problems, []);
});
