import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultMonitorName } from './default-name.ts';
import { parseMonitorQuery } from './parse.ts';

const name = (type: string, text: string): string => defaultMonitorName(parseMonitorQuery(type, text));

test('a monitor without a name is named by what it says', () => {
  assert.equal(
    name('query alert', 'avg(last_1h):sum:system.net.bytes_rcvd{host:host0} > 100'),
    '**system.net.bytes_rcvd** over **host:host0** was **> 100.0** on average during the **last 1h**.',
  );
  assert.equal(
    name('query alert', 'max(current_1d):sum:a{*} <= 0.25'),
    '**a** over ***** was **<= 0.25** at least once during the **current 1d**.',
  );
  assert.equal(
    name('query alert', 'min(last_5m):sum:a{*} / sum:b{*} < 1'),
    '`sum:a{*} / sum:b{*}` was **< 1.0** at all times during the **last 5m**.',
  );
  assert.equal(
    name('query alert', 'change(sum(last_5m),5m_ago):sum:a{*} > 1'),
    '`sum:a{*}` changed by **> 1.0** in total during the **last 5m**.',
  );
  assert.equal(
    name('event-v2 alert', 'events("a:b").rollup("count").last("5m") > 4'),
    'The number of events that match **a:b** was **> 4.0** during the **last 5m**.',
  );
  assert.equal(
    name('trace-analytics alert', 'trace-analytics("").rollup("avg","@duration").last("5m") > 4'),
    'avg of **@duration** of spans that match ***** was **> 4.0** during the **last 5m**.',
  );
  assert.equal(name('service check', '"a".last(2).count_by_status()'), '`"a".over("*").last(2).count_by_status()`');
});
