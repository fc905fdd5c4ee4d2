import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AgentCheck, ServiceCheckStatus, z } from './index.ts';
import { runCheck } from './stub.ts';

/** A check whose run is given by the test. */
function checkThat(run: (check: AgentCheck) => void | Promise<void>, namespace?: string) {
  return class extends AgentCheck {
    static override readonly namespace = namespace;
    override run() {
      return run(this);
    }
  };
}

test('every submission carries the tags of the instance and of its service', async () => {
  const check = checkThat((self) => {
    self.gauge('g', 1, { tags: ['a:b'] });
    self.serviceCheck('s', ServiceCheckStatus.OK);
    self.event({ title: 'e' });
  });
  const { samples } = await runCheck(check, { instance: { tags: ['env:lab'], service: 'web' } });
  assert.deepEqual(
    samples.map(({ tags }) => tags),
    [
      ['a:b', 'env:lab', 'service:web'],
      ['env:lab', 'service:web'],
      ['env:lab', 'service:web'],
    ],
  );
});

test('absent tags are left out, the list of the author is not changed, a device becomes a tag', async () => {
  const tags = ['a', null, undefined, ''];
  const result = await runCheck(checkThat((self) => self.gauge('g', 1, { tags, device: 'sda' })));
  result.assertMetric('g', { tags: ['a', 'device:sda'] });
  assert.equal(tags.length, 4);
});

test('the namespace is put before metrics and service checks, unless raw, and is the source type of events', async () => {
  const check = checkThat((self) => {
    self.gauge('one', 1);
    self.gauge('two', 1, { raw: true });
    self.serviceCheck('up', 0);
    self.serviceCheck('up', 0, { raw: true });
    self.event({ title: 'e' });
    self.event({ title: 'f', sourceTypeName: 'own' });
  }, 'shop');
  const result = await runCheck(check);
  result.assertMetric('shop.one');
  result.assertMetric('two');
  result.assertServiceCheck('shop.up', { count: 1 });
  result.assertServiceCheck('up', { count: 1 });
  assert.deepEqual(
    result.events().map(({ sourceTypeName }) => sourceTypeName),
    ['shop', 'own'],
  );
});

test('a value that is no number throws and names the metric; what was submitted before stays', async () => {
  const check = checkThat((self) => {
    self.gauge('good', 1);
    self.gauge('bad', '12' as unknown as number);
  });
  const result = await runCheck(check, { expectError: true });
  assert.match(String(result.error), /Metric bad: value '12' is not a number/);
  result.assertMetric('good');
  result.assertAllMetricsCovered();
});

test('an absent value is skipped and logged', async () => {
  const result = await runCheck(checkThat((self) => self.gauge('g', null as unknown as number)));
  assert.equal(result.metrics().length, 0);
  assert.match(result.logs[0]?.message ?? '', /metric g has no value/);
});

test('a bigint is taken as a number; NaN is left to the sampler to count', async () => {
  const result = await runCheck(
    checkThat((self) => {
      self.count('c', 7n);
      self.gauge('g', Number.NaN);
    }),
  );
  result.assertMetric('c', { value: 7, type: 'count' });
  result.assertMetric('g', { value: Number.NaN });
});

test('metric_patterns look at the name with its namespace, exclude wins, other submissions are not touched', async () => {
  const check = checkThat((self) => {
    for (const name of ['cpu.user', 'cpu.idle', 'memory']) self.gauge(name, 1);
    self.serviceCheck('up', 0);
  }, 'box');
  const instance = { metric_patterns: { include: ['^box\\.cpu', 'nothing'], exclude: ['idle$'] } };
  const result = await runCheck(check, { instance });
  result.assertMetric('box.cpu.user');
  result.assertAllMetricsCovered();
  result.assertServiceCheck('box.up');
});

test('no host with empty_default_hostname, except where the check names one; an empty name is the default', async () => {
  const check = checkThat((self) => {
    self.gauge('default', 1);
    self.gauge('empty', 1, { hostname: '' });
    self.gauge('other', 1, { hostname: 'db1' });
  });
  const hosts = async (instance: object) =>
    (await runCheck(check, { instance })).metrics().map(({ hostname }) => hostname);
  assert.deepEqual(await hosts({}), [undefined, undefined, 'db1']);
  assert.deepEqual(await hosts({ empty_default_hostname: true }), ['', '', 'db1']);
});

test('service checks and events refuse what cannot be sent', async () => {
  const error = async (run: (check: AgentCheck) => void) =>
    String((await runCheck(checkThat(run), { expectError: true })).error);
  assert.match(await error((self) => self.serviceCheck('up', 4 as 3)), /status 4/);
  assert.match(await error((self) => self.event({ title: '' })), /title is empty/);
  assert.match(
    await error((self) => self.event({ title: 't', alertType: 'snapshot' as 'info' })),
    /alertType snapshot/,
  );
  assert.match(await error((self) => self.event({ title: 't', timestampS: Number.NaN })), /timestampS NaN/);
  assert.match(await error((self) => self.gauge('', 1)), /needs a name/);
});

test('a warning is formatted, shown and logged', async () => {
  const result = await runCheck(checkThat((self) => self.warning('%d of %s', 3, 'four')));
  assert.deepEqual(result.warnings, ['3 of four']);
  assert.deepEqual(result.logs, [{ level: 'warn', message: '3 of four' }]);
});

test('the persistent cache is read and written, within its bounds', async () => {
  const cache = new Map<string, string>();
  const check = checkThat((self) => {
    self.gauge('runs', Number(self.readPersistentCache('runs') ?? 0));
    self.writePersistentCache('runs', '5');
  });
  await runCheck(check, { cache });
  (await runCheck(check, { cache })).assertMetric('runs', { value: 5 });
  const tooLong = checkThat((self) => self.writePersistentCache('k', 'x'.repeat(65_537)));
  await assert.rejects(runCheck(tooLong), RangeError);
  await runCheck(checkThat((self) => self.writePersistentCache('k', 'x'.repeat(65_536))));
});

test('the check sees its validated instance, and is closed after its runs even when it throws', async () => {
  const instance = z.object({ url: z.string(), timeout: z.number().default(10) });
  const closed: string[] = [];
  class UrlCheck extends AgentCheck<z.infer<typeof instance>> {
    static override readonly instanceSchema = instance;
    override async run(): Promise<void> {
      this.gauge('timeout', this.instance.timeout);
      if (this.instance.url === '') throw new Error('no url');
    }
    override close(): void {
      closed.push(this.instance.url);
    }
  }
  (await runCheck(UrlCheck, { instance: { url: 'a' } })).assertMetric('timeout', { value: 10 });
  await assert.rejects(runCheck(UrlCheck, { instance: { url: '' } }), /no url/);
  await assert.rejects(runCheck(UrlCheck), /instances\.0\.url/);
  assert.deepEqual(closed, ['a', '']);
});

test('text that is none becomes text, so that it can be sent', async () => {
  const noText = (value: unknown) => value as string;
  const check = checkThat((self) => {
    self.serviceCheck('s', 2, { message: noText(new Error('no luck')), hostname: noText(7), tags: [noText(42)] });
    self.event({ title: 'e', text: noText({ a: 1 }), aggregationKey: noText(Symbol('k')), sourceTypeName: noText(5) });
    self.gauge('g', 1, { device: noText(Object.create(null)) });
  });
  const { samples } = await runCheck(check);
  const [serviceCheck, event, metric] = samples;
  assert.ok(serviceCheck?.kind === 'service_check' && event?.kind === 'event' && metric?.kind === 'metric');
  assert.deepEqual([serviceCheck.message, serviceCheck.hostname, serviceCheck.tags], ['no luck', '7', ['42']]);
  assert.match(event.text, /a: 1/);
  assert.deepEqual([event.aggregationKey, event.sourceTypeName], ['Symbol(k)', '5']);
  assert.match(metric.tags[0] ?? '', /^device:/);
});

test('tags that are no list, and a cache value that is no text, throw and say so', async () => {
  const tags = await runCheck(
    checkThat((self) => self.gauge('g', 1, { tags: 'a:b' as never })),
    { expectError: true },
  );
  assert.match(String(tags.error), /tags must be a list, not 'a:b'/);
  const cache = checkThat((self) => self.writePersistentCache('k', (() => 1) as never));
  assert.match(String((await runCheck(cache, { expectError: true })).error), /must be text/);
});
