import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { AskedQuestion } from '../../lib/widget/asked-question.ts';
import { GRAPHS, makeBusyBoard, sendBoardPoints } from '../harness/busy-board.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { launchBrowser, noBrowser } from './console-browser.ts';
import { pageTasksWhile } from './page-tasks.ts';
import { untilCalm } from './until-calm.ts';

/** No task may take longer in the median refresh; CPU time, since machines that run tests have other things to do. */
const LONGEST_TASK_MS = 50;
const REFRESHES = 5;

/** What a request asked, and how much came back. */
interface Asked {
  readonly questions: readonly AskedQuestion[];
  readonly bytes: number;
}

describe('a dashboard of forty graphs in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;
  let page: Page;
  const asked: Asked[] = [];

  before(async () => {
    [lab, browser] = await Promise.all([startLab(), launchBrowser()]);
    const address = await makeBusyBoard(lab.url);
    // High enough to have all of them seen.
    page = await browser.newPage({ viewport: { width: 1600, height: 1500 } });
    page.setDefaultTimeout(60_000);
    page.on('requestfinished', async (request) => {
      if (!request.url().endsWith('/labrador/api/query')) return;
      const { questions } = request.postDataJSON() as { readonly questions: readonly AskedQuestion[] };
      asked.push({ questions, bytes: (await request.sizes()).responseBodySize });
    });
    await page.goto(address);
    await untilDrawn(1);
  });
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  /** Until so many answers are there and drawn, one after the other. */
  async function untilDrawn(answers: number): Promise<void> {
    for (let tries = 0; asked.length < answers; tries += 1) {
      assert.ok(tries < 600, `${asked.length} answers came, not ${answers}`);
      await page.waitForTimeout(100);
    }
    // The graphs are drawn a frame each.
    await untilCalm(page);
  }

  async function refresh(): Promise<void> {
    const nowS = Date.now() / 1000;
    await sendBoardPoints(lab.url, { fromS: nowS - 10, toS: nowS });
    const before = asked.length;
    await page.getByRole('button', { name: 'Refresh' }).click();
    await untilDrawn(before + 1);
  }

  test('each refresh is one request without history, and holds up no frame', async (t) => {
    const longest: number[] = [];
    for (let round = 0; round < REFRESHES; round += 1) {
      const tasks = await pageTasksWhile(browser, page, refresh);
      assert.ok(tasks.length > GRAPHS, `${tasks.length} tasks were seen`);
      longest.push(tasks[0] ?? 0);
    }
    const whole = Math.max(...asked.map((each) => each.bytes));
    for (const { questions } of asked) {
      assert.equal(new Set(questions.map(({ question }) => JSON.stringify(question))).size, questions.length);
      assert.equal(
        new Set(questions.map(({ window }) => JSON.stringify(window))).size,
        1,
        'a request is for one window',
      );
    }
    assert.equal(median(asked.map(({ questions }) => questions.length)), GRAPHS);
    // On a busy machine the page may find the backend gone for a while, and ask again for what it has not.
    const windows = Map.groupBy(asked, ({ questions }) => JSON.stringify(questions[0]?.window));
    assert.equal(median([...windows.values()].map(({ length }) => length)), 1, 'requests for a window');
    const bytes = median(asked.map((each) => each.bytes));
    const taskMs = median(longest);
    t.diagnostic(
      `whole answers ${whole} bytes, later ones ${bytes}; longest tasks ${longest.map((ms) => ms.toFixed(1)).join(', ')} ms CPU`,
    );
    assert.ok(bytes < whole / 4, `${bytes} bytes after ${whole}`);
    assert.ok(taskMs <= LONGEST_TASK_MS, `a task took ${taskMs.toFixed(1)} ms of CPU`);
  });
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? assert.fail('there are no values');
}
