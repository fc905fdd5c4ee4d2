import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missing, run } from '../provisioning/tool.ts';

const enclosed = 'test/e2e/enclosed.sh';

/** Packets that tried to leave while the command ran, and how it ended. */
function observe(command: readonly string[]): { status: number | null; output: string; left: number } {
  const { status, output } = run(enclosed, command);
  const left = /^left: (\d+)$/m.exec(output)?.[1];
  assert.ok(left !== undefined, output);
  return { status, output, left: Number(left) };
}

const skip = missing('unshare') || missing('ip') || cannotEnclose();

test('the observer sees what leaves', { skip }, () => {
  const script = "require('dgram').createSocket('udp4').send('x', 9, '198.51.100.1', () => process.exit())";
  assert.ok(observe([process.execPath, '-e', script]).left > 0);
});

test('nothing leaves the machine while the lab runs', { skip }, () => {
  const expectation = ['./labrador', 'expect', 'avg:my_metric{*}', '>= 0', '--within', '20s'];
  const { status, output, left } = observe(['./labrador', 'run', '--with', 'backend,agent', '--', ...expectation]);
  assert.equal(status, 0, output);
  assert.equal(left, 0, output);
});

test('nothing leaves while the services run, nor when their backend is dead, whatever keys the user has', {
  skip,
}, () => {
  const { status, output, left } = observe([process.execPath, 'test/e2e/services-without-backend.ts']);
  assert.equal(status, 0, output);
  assert.equal(left, 0, output);
});

function cannotEnclose(): string | false {
  const { status, output } = run(enclosed, ['true']);
  return status === 0 ? false : `a network of its own cannot be made here: ${output.trim()}`;
}
