import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderLine } from './render-line.ts';

const noonMs = new Date(2026, 0, 1, 12, 0, 1).getTime();
const style = { colour: false, nameWidth: 7, nowMs: noonMs };

test('a JSON line of pino is shown as time, name, level, message and fields', () => {
  const line = JSON.stringify({ level: 30, time: noonMs, name: 'agent', msg: 'started', port: 8125, host: 'a b' });
  assert.equal(renderLine('agent', line, style), '12:00:01 agent    info   started port=8125 host="a b"');
});

test('any other line is kept as it is after time and name', () => {
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
