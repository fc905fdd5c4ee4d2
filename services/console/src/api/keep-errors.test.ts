import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { QueryObserver } from '@tanstack/react-query';
import { createQueryClient } from './query-client.ts';

const client = createQueryClient();
after(() => client.clear());

/** A view of one query: what it shows, and a way to ask again with what is answered then. */
function view(name: string) {
  let asked = Promise.withResolvers<string>();
  const observer = new QueryObserver(client, { queryKey: [name], queryFn: () => asked.promise, enabled: false });
  observer.subscribe(() => undefined);
  const shown = () => {
    const { status, error, data, fetchStatus } = observer.getCurrentResult();
    return { status, error: error?.message, data, isAsking: fetchStatus === 'fetching' };
  };
  const ask = () => {
    asked = Promise.withResolvers<string>();
    const done = observer.refetch();
    const end = async (settle: () => void) => {
      settle();
      await done;
    };
    return {
      answer: (text: string) => end(() => asked.resolve(text)),
      refuse: (text: string) => end(() => asked.reject(new Error(text))),
    };
  };
  return { observer, shown, ask };
}

test('an error stands while the same is asked again, until the next answer', async () => {
  const { shown, ask } = view('refused');
  const first = ask();
  assert.deepEqual(shown(), { status: 'pending', error: undefined, data: undefined, isAsking: true });
  await first.refuse('no key');
  const second = ask();
  assert.deepEqual(shown(), { status: 'error', error: 'no key', data: undefined, isAsking: true });
  await second.refuse('wrong key');
  assert.deepEqual(shown(), { status: 'error', error: 'wrong key', data: undefined, isAsking: false });
  const third = ask();
  assert.deepEqual(shown(), { status: 'error', error: 'wrong key', data: undefined, isAsking: true });
  await third.answer('lab');
  assert.deepEqual(shown(), { status: 'success', error: undefined, data: 'lab', isAsking: false });
});

test('a query that is reset begins anew, without the error that it had', async () => {
  const { shown, ask } = view('reset');
  await ask().refuse('no key');
  await client.resetQueries({ queryKey: ['reset'] });
  assert.deepEqual(shown(), { status: 'pending', error: undefined, data: undefined, isAsking: false });
  const again = ask();
  assert.deepEqual(shown(), { status: 'pending', error: undefined, data: undefined, isAsking: true });
  await again.answer('lab');
});

test('an error beside data that is there already is as it was', async () => {
  const { shown, ask } = view('beside');
  await ask().answer('lab');
  await ask().refuse('gone');
  const again = ask();
  assert.deepEqual(shown(), { status: 'error', error: 'gone', data: 'lab', isAsking: true });
  await again.answer('lab 2');
  assert.deepEqual(shown(), { status: 'success', error: undefined, data: 'lab 2', isAsking: false });
});
