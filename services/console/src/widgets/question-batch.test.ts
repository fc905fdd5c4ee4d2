import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { answerDigest } from '../../../../lib/widget/answer-digest.ts';
import type { AskedQuestion, SentAnswer } from '../../../../lib/widget/asked-question.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { BackendGone } from '../api/request.ts';
import { QuestionBatch } from './question-batch.ts';

const STEP_MS = 20_000;
const window = { fromMs: 0, toMs: 10 * STEP_MS };
const later = { fromMs: STEP_MS, toMs: 11 * STEP_MS };
const forever = new AbortController().signal;

const ask = (name: string): Question => ({
  kind: 'timeseries',
  queries: [{ data_source: 'metrics', name }],
  formulas: [],
});

/** A backend whose points are the number of their bucket. */
function whole({ fromMs, toMs }: typeof window): Extract<NamedAnswer, { kind: 'timeseries' }> {
  const times = Array.from({ length: (toMs - fromMs) / STEP_MS }, (_, at) => fromMs + at * STEP_MS);
  return {
    kind: 'timeseries',
    response: {
      series: [{ group_tags: [], query_index: 0, unit: null }],
      times,
      values: [times.map((timeMs) => timeMs / STEP_MS)],
    },
  };
}

function page(answer: (asked: AskedQuestion) => SentAnswer | Error = ({ window: asked }) => whole(asked)) {
  const requests: { readonly asked: readonly AskedQuestion[]; readonly signal: AbortSignal }[] = [];
  const seen = Promise.withResolvers<void>();
  const frames: (() => void)[] = [];
  const state = { nowMs: 0, isSlow: false };
  const batch = new QuestionBatch({
    async *send(asked, signal) {
      requests.push({ asked, signal });
      for (const each of asked) {
        const given = answer(each);
        if (given instanceof Error) throw given;
        yield given;
      }
    },
    whenSeen: () => seen.promise,
    nextFrame: () => (state.isSlow ? new Promise((resolve) => frames.push(resolve)) : Promise.resolve()),
    now: () => state.nowMs,
  });
  return { batch, requests, see: () => seen.resolve(), frames, state };
}

test('what is asked in the same moment is one request, and the same question is in it once', async () => {
  const { batch, requests, see } = page();
  see();
  const answers = await Promise.all(['a', 'b', 'a', 'c'].map((name) => batch.ask(ask(name), window, forever)));
  assert.deepEqual(answers, [whole(window), whole(window), whole(window), whole(window)]);
  assert.deepEqual(
    requests.map(({ asked }) => asked.map(({ question }) => question)),
    [[ask('a'), ask('b'), ask('c')]],
  );
  await batch.ask(ask('a'), window, forever);
  assert.equal(requests.length, 2, 'whoever asks again is told anew');
});

test('more than fit into one request are several', async () => {
  const { batch, requests, see } = page();
  see();
  await Promise.all(Array.from({ length: 201 }, (_, at) => batch.ask(ask(`q${at}`), window, forever)));
  assert.deepEqual(
    requests.map(({ asked }) => asked.length),
    [200, 1],
  );
});

test('nothing is asked until the page is seen, nor what nobody waits for any more', async () => {
  const { batch, requests, see } = page();
  const given = new AbortController();
  const [left, twice] = [ask('left'), ask('twice')];
  const gone = assert.rejects(batch.ask(left, window, given.signal), { name: 'AbortError' });
  const one = assert.rejects(batch.ask(twice, window, given.signal), { name: 'AbortError' });
  const other = batch.ask(twice, window, forever);
  await pause(20);
  assert.equal(requests.length, 0);
  given.abort();
  see();
  await Promise.all([gone, one, other]);
  assert.deepEqual(
    requests.map(({ asked }) => asked.map(({ question }) => question)),
    [[twice]],
  );
});

test('a request that nobody waits for is given up', async () => {
  const { batch, requests, see, state } = page();
  see();
  state.isSlow = true;
  const [one, two] = [new AbortController(), new AbortController()];
  const asked = [batch.ask(ask('a'), window, one.signal), batch.ask(ask('b'), window, two.signal)];
  const settled = Promise.allSettled(asked);
  await pause(20);
  one.abort();
  await pause(5);
  assert.equal(requests[0]?.signal.aborted, false);
  two.abort();
  await settled;
  await pause(5);
  assert.equal(requests[0]?.signal.aborted, true);
});

test('a request whose last question failed is read to its end', async () => {
  const { batch, requests, see } = page(() => ({ kind: 'error', error: { status: 400, errors: ['no'] } }));
  see();
  await Promise.allSettled(['a', 'b'].map((name) => batch.ask(ask(name), window, forever)));
  await pause(5);
  assert.equal(requests[0]?.signal.aborted, false);
});

test('answers are handed out one a frame', async () => {
  const { batch, see, frames, state } = page();
  see();
  state.isSlow = true;
  const handed: string[] = [];
  for (const name of ['a', 'b', 'c']) void batch.ask(ask(name), window, forever).then(() => handed.push(name));
  for (const expected of [[], ['a'], ['a', 'b'], ['a', 'b', 'c']]) {
    await pause(10);
    assert.deepEqual(handed, expected);
    frames.shift()?.();
  }
});

test('points that are held are named, and joined with what comes', async () => {
  const { batch, requests, see } = page(({ window: asked, held }) => {
    if (!held) return whole(asked);
    const { untilMs, digest } = held;
    assert.equal(digest, answerDigest(whole(asked), { fromMs: asked.fromMs, untilMs }));
    return { ...whole({ fromMs: untilMs, toMs: asked.toMs }), sinceMs: untilMs };
  });
  see();
  assert.deepEqual(await batch.ask(ask('a'), window, forever), whole(window));
  assert.deepEqual(await batch.ask(ask('a'), later, forever), whole(later));
  assert.equal(requests[1]?.asked[0]?.held?.untilMs, 8 * STEP_MS);
  assert.deepEqual(
    await batch.ask(ask('a'), { fromMs: 0, toMs: STEP_MS }, forever),
    whole({ fromMs: 0, toMs: STEP_MS }),
  );
  assert.equal(requests[2]?.asked[0]?.held, undefined, 'a window of another length is another answer');
});

test('what is not asked for any more is not held for ever', async () => {
  const { batch, requests, see, state } = page();
  see();
  await batch.ask(ask('a'), window, forever);
  state.nowMs = 200_000;
  await batch.ask(ask('a'), window, forever);
  assert.equal(requests[1]?.asked[0]?.held, undefined);
});

test('a question that cannot be answered costs no other; without a backend none is answered', async () => {
  const error = { status: 400, errors: ['no such thing'] };
  const bad = ask('bad');
  const { batch, see } = page((asked) =>
    'queries' in asked.question && asked.question.queries[0]?.name === 'bad'
      ? { kind: 'error', error }
      : whole(asked.window),
  );
  see();
  const [first, second] = await Promise.allSettled([
    batch.ask(bad, window, forever),
    batch.ask(ask('a'), window, forever),
  ]);
  assert.equal(first?.status === 'rejected' && first.reason.message, 'no such thing');
  assert.equal(second?.status, 'fulfilled');

  const dead = page(() => new BackendGone());
  dead.see();
  await assert.rejects(dead.batch.ask(ask('a'), window, forever), BackendGone);
});
