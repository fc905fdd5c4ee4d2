import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorLines } from '../api/error-lines.ts';
import { ApiError, BackendGone } from '../api/request.ts';
import { keepKeys, keptText, keysFromText, type OpenStorage } from './kept-keys.ts';
import { keyFault } from './key-fault.ts';
import { keyRefusal } from './key-refusal.ts';
import { keyHeaders, keyTextFault } from './lab-keys.ts';

const refusedWith = (text: string) => new ApiError(403, [text]);

/** A storage as a tab has one. */
function tabStorage(): OpenStorage {
  const items = new Map<string, string>();
  return () => ({
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  });
}

const forbidden: OpenStorage = () => {
  throw new Error('The operation is insecure.');
};

test('keys are kept, found again and forgotten', () => {
  const storage = tabStorage();
  assert.equal(keysFromText(keptText(storage)), undefined);
  assert.equal(keepKeys(storage, { apiKey: 'a', appKey: '' }), true);
  assert.deepEqual(keysFromText(keptText(storage)), { apiKey: 'a', appKey: '' });
  assert.equal(keepKeys(storage, undefined), true);
  assert.equal(keptText(storage), null);
});

test('a browser that keeps nothing is told of, and asked without keys', () => {
  assert.equal(keepKeys(forbidden, { apiKey: 'a', appKey: 'b' }), false);
  assert.equal(keptText(forbidden), null);
});

test('what somebody else left in the storage is no keys', () => {
  for (const text of ['', 'x', 'null', '[]', '{}', '{"apiKey":5}', '{"apiKey":"","appKey":""}']) {
    assert.equal(keysFromText(text), undefined, text);
  }
});

test('only keys that there are become headers', () => {
  assert.deepEqual(keyHeaders(undefined), {});
  assert.deepEqual(keyHeaders({ apiKey: 'a', appKey: '' }), { 'DD-API-KEY': 'a' });
  assert.deepEqual(keyHeaders({ apiKey: 'a', appKey: 'b' }), { 'DD-API-KEY': 'a', 'DD-APPLICATION-KEY': 'b' });
});

test('what no header can carry is no key', () => {
  assert.equal(keyTextFault('0123abcdef-_.~'), undefined);
  for (const text of ['a b', 'schlüssel', 'a\nb', '…']) assert.match(keyTextFault(text) ?? '', /A key has only/, text);
});

test('a refusal for want of keys is told from the others', () => {
  assert.equal(keyRefusal(refusedWith('API key required')), 'api key missing');
  assert.equal(keyRefusal(refusedWith('Application key required')), 'application key missing');
  assert.equal(keyRefusal(refusedWith('Forbidden')), 'wrong key');
  assert.equal(keyRefusal(refusedWith("Host 'lab' is not served here")), undefined);
  assert.equal(keyRefusal(new ApiError(500, ['Forbidden'])), undefined);
  assert.equal(keyRefusal(new BackendGone()), undefined);
});

test('views leave the refusal to the shell, and say the others themselves', () => {
  assert.deepEqual(errorLines(refusedWith('Forbidden')), []);
  assert.deepEqual(errorLines(refusedWith("Host 'lab' is not served here")), ["Host 'lab' is not served here"]);
});

test('the key that is wrong or missing is named', async () => {
  const lab = (answers: Record<string, string>) => async (path: string) => {
    const text = answers[path];
    if (text) throw refusedWith(text);
    return {};
  };
  const validate = '/api/v1/validate';
  const both = '/api/v2/validate_keys';
  assert.equal(await keyFault(lab({})), undefined);
  assert.deepEqual(await keyFault(lab({ [validate]: 'Forbidden', [both]: 'Forbidden' })), {
    field: 'apiKey',
    text: 'This is not the API key of the lab.',
  });
  assert.deepEqual(await keyFault(lab({ [validate]: 'API key required', [both]: 'API key required' })), {
    field: 'apiKey',
    text: 'This lab asks for an API key.',
  });
  assert.deepEqual(await keyFault(lab({ [both]: 'Forbidden' })), {
    field: 'appKey',
    text: 'This is not the application key of the lab.',
  });
  assert.deepEqual(await keyFault(lab({ [both]: 'Application key required' })), {
    field: 'appKey',
    text: 'This lab asks for an application key.',
  });
});

test('a backend that is gone is no wrong key', async () => {
  const gone = async () => {
    throw new BackendGone();
  };
  await assert.rejects(keyFault(gone), BackendGone);
});
