import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCheckClass } from './check-class.ts';
import { AgentCheck } from './index.ts';

test('a class that extends AgentCheck and has run() is a check', () => {
  class Minimal extends AgentCheck {
    override run(): void {}
  }
  assert.ok(isCheckClass(Minimal));
  assert.ok(isCheckClass(class extends Minimal {}));
});

test('other exports are not', () => {
  class NoCheck {
    run(): void {}
  }
  for (const value of [AgentCheck, NoCheck, () => {}, {}, null, undefined, 'run'])
    assert.equal(isCheckClass(value), false);
});
