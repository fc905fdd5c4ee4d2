import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderLine } from './render-line.ts';

const noonMs = new Date(2026, 0, 1, 12, 0, 1).getTime();
const style = { colour: false, nameWidth: 7, nowMs: noonMs };

test('a JSON line of pino is shown as time, name, level, message and fields', () => {
  const line = JSON.stringify({ level: 30, time: noonMs, name: 'agent', msg: 'started', port: 8125, host: 'a b' });
  assert.equal(renderLine('agent', line, style), '12:00:01 agent    info   started port=8125 host="a b"');
});

test('of what a tracer adds the id of the trace is shown', () => {
  const line = { level: 30, time: noonMs, msg: 'GET /', dd: { trace_id: 'ab12', span_id: '5', service: 'web' }, n: 1 };
  assert.equal(renderLine('web', JSON.stringify(line), style), '12:00:01 web      info   GET / n=1 trace_id=ab12');
  const outside = JSON.stringify({ ...line, dd: { service: 'web' } });
  assert.equal(renderLine('web', outside, style), '12:00:01 web      info   GET / n=1');
  assert.match(renderLine('web', JSON.stringify({ ...line, dd: 7 }), style), / dd=7 n=1$/);
});

test('any other line follows time and name', () => {
  for (const line of ['plain text', '{"no":"level"}', '{broken', '', '12']) {
    assert.equal(renderLine('backend', line, style), `12:00:01 backend  ${line}`);
  }
});

test('an error is shown with its message once, and its stack below', () => {
  const err = { type: 'Error', message: 'no disk', stack: 'Error: no disk\n    at a.ts:1\n    at b.ts:2' };
  assert.equal(
    renderLine('backend', JSON.stringify({ level: 50, time: noonMs, msg: 'cannot write', err }), style),
    '12:00:01 backend  error  cannot write err="no disk"\n             at a.ts:1\n             at b.ts:2',
  );
  const same = renderLine('backend', JSON.stringify({ level: 50, time: noonMs, msg: 'no disk', err }), style);
  assert.doesNotMatch(same, /err=/);
});

test('a stack in the message comes below it, without frames inside Node', () => {
  const msg = 'the run failed: Error: no disk\n    at run (a.ts:1)\n    at node:internal/x:1\n    at b.ts:2';
  assert.equal(
    renderLine('agent', JSON.stringify({ level: 50, time: noonMs, msg, check: 'inbox' }), style),
    '12:00:01 agent    error  the run failed: Error: no disk check=inbox\n             at run (a.ts:1)\n             at b.ts:2',
  );
});

test('control characters in a line that is not JSON, or in a level, cannot steer the terminal either', () => {
  assert.equal(renderLine('agent', 'a\tb\u001b]0;x\u0007\r', style), '12:00:01 agent    a\tb\\x1b]0;x\\x07\\x0d');
  assert.ok(!renderLine('agent', JSON.stringify({ level: '\u001b[2J' }), style).includes('\u001b'));
});

test('control characters in values cannot steer the terminal', () => {
  const line = JSON.stringify({ level: 40, time: noonMs, msg: 'name \u001b[2J', tag: 'a\nb' });
  const shown = renderLine('backend', line, style);
  assert.equal(shown, '12:00:01 backend  warn   name \\x1b[2J tag="a\\nb"');
});

test('colours only where asked for', () => {
  const line = JSON.stringify({ level: 40, time: noonMs, msg: 'careful' });
  assert.ok(renderLine('backend', line, { ...style, colour: true }).includes('\u001b[33mwarn'));
  assert.ok(!renderLine('backend', line, style).includes('\u001b'));
});
