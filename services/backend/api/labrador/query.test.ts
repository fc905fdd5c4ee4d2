import assert from 'node:assert/strict';
import { test } from 'node:test';
import express, { type Express } from 'express';
import supertest from 'supertest';
import { errorResponse } from '../../../../lib/http/error-response.ts';
import { createKeyCheck } from '../../../../lib/http/keys.ts';
import { mount } from '../../../../lib/http/mount.ts';
import { createLogger } from '../../../../lib/log/logger.ts';
import { answerDigest } from '../../../../lib/widget/answer-digest.ts';
import { type AskedQuestion, MOST_QUESTIONS, type SentAnswer } from '../../../../lib/widget/asked-question.ts';
import { joinAnswers } from '../../../../lib/widget/join-answers.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import type { Question } from '../../../../lib/widget/question.ts';
import { settledUntil } from '../../../../lib/widget/settled-until.ts';
import { noSpans } from '../../../../test/harness/no-spans.ts';
import { MemoryMetrics } from '../../../../test/query/memory-metrics.ts';
import { askQuestions } from './query.ts';

/** 2026-01-01 00:00 UTC. */
const startS = Date.UTC(2026, 0, 1) / 1000;
const window = { fromMs: startS * 1000, toMs: (startS + 600) * 1000 };
const later = { fromMs: window.fromMs + 30_000, toMs: window.toMs + 30_000 };

const byHost: Question = { kind: 'classic', query: 'avg:cpu{*} by {host}' };
const formula: Question = {
  kind: 'timeseries',
  queries: [{ data_source: 'metrics', name: 'a', query: 'avg:cpu{*} by {host}' }],
  formulas: [{ formula: 'a * 2' }],
};
const scalar: Question = { ...formula, kind: 'scalar' };
const predicted: Question = { kind: 'classic', query: "anomalies(avg:cpu{host:a}.rollup(10), 'basic', 2)" };

function lab(): { readonly app: Express; readonly metrics: MemoryMetrics } {
  const metrics = new MemoryMetrics();
  const points = (first: number) =>
    Array.from({ length: 70 }, (_, at) => [startS + at * 10, first + ((at * 37) % 11)] as const);
  for (const host of ['a', 'b']) {
    metrics.add({ metric: 'cpu', type: 'gauge', host, tags: [], intervalS: 0 }, points(host === 'a' ? 1 : 50));
  }
  const app = express();
  const log = createLogger('test', 'off');
  mount(app, [{ method: 'post', path: '/labrador/api/query', keys: 'api+app', handle: askQuestions }], {
    deps: { store: { metrics, spans: noSpans }, log },
    keys: createKeyCheck({ keylessFrom: [] }),
  });
  app.use(errorResponse({ log, onError: () => undefined }));
  return { app, metrics };
}

async function ask(app: Express, questions: readonly unknown[]): Promise<{ lines: string[]; answers: SentAnswer[] }> {
  const { status, text } = await supertest(app)
    .post('/labrador/api/query')
    .send({ questions })
    .buffer(true)
    .parse((response, done) => {
      let read = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        read += part;
      });
      response.on('end', () => done(null, read));
    })
    .then(({ status, body }) => ({ status, text: String(body) }));
  assert.equal(status, 200);
  const lines = text.trimEnd().split('\n');
  return { lines, answers: lines.map((line) => JSON.parse(line) as SentAnswer) };
}

test('each question has its answer, in their order, and a bad one costs no other', async () => {
  const { app } = lab();
  const { answers } = await ask(app, [
    { question: byHost, window },
    { question: { kind: 'classic', query: 'avg:cpu{' }, window },
    { question: formula, window },
    { question: { kind: 'no such' }, window },
    { question: scalar, window: { fromMs: 2, toMs: 1 } },
    { question: scalar, window },
    { question: byHost, window, more: 1 },
  ]);
  assert.deepEqual(
    answers.map((answer) => (answer.kind === 'error' ? answer.error.status : answer.kind)),
    ['classic', 400, 'timeseries', 400, 400, 'scalar', 400],
  );
  const [first, , third, , , sixth] = answers;
  assert.ok(first?.kind === 'classic' && third?.kind === 'timeseries' && sixth?.kind === 'scalar');
  assert.deepEqual(
    first.response.series.map(({ tag_set, length }) => [tag_set, length]),
    [
      [['host:a'], 61],
      [['host:b'], 61],
    ],
  );
  assert.equal(third.response.values[0]?.[0], (first.response.series[0]?.pointlist[0]?.[1] ?? 0) * 2);
});

test('what is no list of questions, or too long a one, is refused as a whole', async () => {
  const { app } = lab();
  const most = Array.from({ length: MOST_QUESTIONS }, () => ({
    question: { kind: 'classic', query: 'avg:none{*}' },
    window,
  }));
  assert.equal((await ask(app, most)).answers.length, MOST_QUESTIONS);
  for (const questions of [[], [...most, most[0]], 'all', undefined]) {
    const { status } = await supertest(app).post('/labrador/api/query').send({ questions });
    assert.equal(status, 400);
  }
});

test('points that are held are not sent again, and joined they are the whole answer', async () => {
  const { app } = lab();
  const questions = [byHost, formula, predicted];
  const first = await ask(
    app,
    questions.map((question) => ({ question, window })),
  );
  const asked = questions.map((question, at) => heldOf(question, first.answers[at] as NamedAnswer));
  const second = await ask(app, asked);
  const whole = await ask(
    app,
    questions.map((question) => ({ question, window: later })),
  );
  for (const [at, sent] of second.answers.entries()) {
    const { held } = asked[at] as AskedQuestion;
    assert.ok(held && sent.kind !== 'error');
    assert.equal(sent.sinceMs, held.untilMs, JSON.stringify(questions[at]));
    const span = { fromMs: later.fromMs, untilMs: held.untilMs };
    const { sinceMs: _, ...newer } = sent;
    assert.deepEqual(joinAnswers(first.answers[at] as NamedAnswer, newer as NamedAnswer, span), whole.answers[at]);
    assert.ok((second.lines[at]?.length ?? 0) < (whole.lines[at]?.length ?? 0) / 2);
  }
});

test('where what is held has changed, or a line has come, all is sent', async () => {
  const { app, metrics } = lab();
  const { answers } = await ask(app, [{ question: byHost, window }]);
  const asked = heldOf(byHost, answers[0] as NamedAnswer);
  metrics.add({ metric: 'cpu', type: 'gauge', host: 'a', tags: [], intervalS: 0 }, [[startS + 200, 1000]]);
  await assertWhole(app, asked);

  const other = lab();
  other.metrics.add({ metric: 'cpu', type: 'gauge', host: 'c', tags: [], intervalS: 0 }, [[startS + 620, 5]]);
  await assertWhole(other.app, asked);
});

async function assertWhole(app: Express, asked: AskedQuestion): Promise<void> {
  const [kept, whole] = (await ask(app, [asked, { question: asked.question, window: asked.window }])).answers;
  assert.deepEqual(kept, whole);
  assert.ok(kept && !('sinceMs' in kept));
}

function heldOf(question: Question, answer: NamedAnswer): AskedQuestion {
  const untilMs = settledUntil(question, answer) ?? assert.fail('nothing to hold');
  const digest = answerDigest(answer, { fromMs: later.fromMs, untilMs }) ?? assert.fail('no digest');
  return { question, window: later, held: { untilMs, digest } };
}
