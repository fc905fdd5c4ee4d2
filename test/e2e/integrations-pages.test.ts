import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { closePages, launchBrowser, noBrowser } from './console-browser.ts';

const MY_METRIC_YAML = `init_config:

instances:
  - min_collection_interval: 1
    password: hush-hush
`;
const INBOX_CHECK = `
import { AgentCheck } from 'labrador/check';

/** Counts what waits. */
export default class InboxCheck extends AgentCheck {
  run() {
    throw new Error('the inbox is locked');
  }
}
`;

describe('integrations in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;

  before(async () => {
    const config = {
      'datadog.yaml': 'additional_checksd: checks\n',
      'conf.d/my_metric.d/conf.yaml': MY_METRIC_YAML,
      'checks/inbox/check.ts': INBOX_CHECK,
      'conf.d/inbox.d/conf.yaml': 'init_config:\n\ninstances:\n  - min_collection_interval: 1\n',
    };
    [lab, browser] = await Promise.all([startLab({ with: ['backend', 'agent'], config }), launchBrowser()]);
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await lab?.stop();
  });

  async function open(address: string) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(20_000);
    await page.goto(lab.url + address);
    return page;
  }

  test('each check has its state; the list is filtered by state and text, in the address', async () => {
    const page = await open('/integrations');
    const rowOf = (check: string) =>
      page.getByRole('row').filter({ has: page.getByRole('link', { name: check, exact: true }) });
    // It has no such key as `password`.
    await rowOf('my_metric').getByText('Working, warns').waitFor();
    await rowOf('inbox').getByText('Broken', { exact: true }).waitFor();
    await rowOf('tcp_check').getByText('Not configured').waitFor();
    await page.getByText(/^Broken \d+$/).click();
    await rowOf('my_metric').waitFor({ state: 'detached' });
    assert.match(page.url(), /[?&]state=broken/);
    assert.deepEqual(await page.getByRole('table').getByRole('link').allTextContents(), ['inbox']);
    await page.getByRole('searchbox', { name: 'Filter checks' }).fill('no such');
    await page.getByText('No check that is broken has such a name or text.').waitFor();
  });

  test('a check that fails shows its error with the stack', async () => {
    const page = await open('/integrations/inbox');
    await page.getByText(/Error: the inbox is locked\s+at InboxCheck\.run/).waitFor();
    await page.getByText('Counts what waits.').waitFor();
  });

  test('configuration is shown without secrets, metrics with whether they arrived', async () => {
    const page = await open('/integrations/my_metric?tab=configuration');
    await page.getByText('min_collection_interval: 1').waitFor();
    await page.getByText('password: "********"').waitFor();
    assert.ok(!(await page.content()).includes('hush-hush'));
    await page.getByRole('tab', { name: /Metrics/ }).click();
    await page.getByRole('row', { name: /^my_metric gauge .*(ago|just now)$/ }).waitFor();
    await page.getByRole('link', { name: 'my_metric', exact: true }).click();
    await page.waitForURL(/\/metrics\?.*query=avg%3Amy_metric/);
  });

  test('a check that is enabled as the page says works without loading the page again', async () => {
    const page = await open('/integrations/disk');
    const file = path.join(lab.configDir, 'conf.d/disk.d/conf.yaml');
    await page.getByText(`mkdir -p ${path.dirname(file)}`).waitFor();
    const [example = ''] = await page.getByText(/^## Copy this file/).allTextContents();
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, example);
    await page.getByRole('tab', { name: 'State' }).waitFor();
    await page.getByText('Working', { exact: true }).waitFor();
  });
});
