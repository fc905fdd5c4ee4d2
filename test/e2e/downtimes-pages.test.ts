import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { LabDowntimes } from '../../lib/api-types/downtimes.ts';
import type { MailItem } from '../../lib/api-types/mailbox.ts';
import { startLab, type TestLab } from '../harness/start-lab.ts';
import { launchBrowser, noBrowser } from './console-browser.ts';

const nights = JSON.stringify({
  ...{ scope: 'env:night', message: 'Kept in a file', monitor_identifier: { monitor_tags: ['*'] } },
  schedule: {
    timezone: 'UTC',
    recurrences: [{ rrule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE', duration: '14h', start: '2026-01-01T19:00' }],
  },
});

describe('downtimes, events and the Mailbox in Chromium', { skip: noBrowser }, () => {
  let lab: TestLab;
  let browser: Browser;
  /** A server that a message names, and how often it was asked for anything. */
  let elsewhere: Server;
  let asked = 0;

  before(async () => {
    elsewhere = createServer((_request, response) => {
      asked += 1;
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const config = { 'datadog.yaml': '', 'downtimes/nights.json': nights };
    [lab, browser] = await Promise.all([startLab({ with: ['backend'], config }), launchBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await lab?.stop();
    elsewhere?.close();
  });

  async function open(address: string): Promise<{ readonly page: Page; readonly thrown: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, timezoneId: 'UTC' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(lab.url + address);
    return { page, thrown };
  }

  async function send(event: Readonly<Record<string, unknown>>): Promise<{ readonly url: string }> {
    const response = await fetch(`${lab.url}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'dd-api-key': lab.env.DD_API_KEY ?? '' },
      body: JSON.stringify({ text: 'said', ...event }),
    });
    assert.equal(response.status, 202);
    return ((await response.json()) as { readonly event: { readonly url: string } }).event;
  }

  test('the Mailbox is empty, and says what fills it', async () => {
    const { page, thrown } = await open('/mailbox');
    await page.getByRole('heading', { name: 'No message was made yet' }).waitFor();
    assert.match(await page.locator('pre').first().innerText(), /\/api\/v1\/series/);
    assert.deepEqual(thrown, []);
  });

  test('a downtime is scheduled with a preview, changed and called off; one in a file says so', async () => {
    const { page, thrown } = await open('/downtimes');
    const table = page.getByRole('table', { name: 'Downtimes' });
    const ofFile = table.getByRole('row', {
      name: /env:night.*every week on Monday to Wednesday from 19:00 to 09:00/,
    });
    await ofFile.getByText('nights.json').waitFor();
    assert.equal(await ofFile.getByRole('button', { name: /^(Edit|Cancel) / }).count(), 0);

    await page.getByRole('button', { name: 'Schedule downtime' }).click();
    const dialog = page.getByRole('dialog', { name: 'Schedule a downtime' });
    const preview = dialog.getByRole('region', { name: 'Preview' });
    await preview.getByText('without an end').waitFor();
    const scope = dialog.getByLabel('Scope: which of their groups');
    await scope.fill('host:a OR host:b');
    await dialog.getByText(/^OR is not supported at the top of a scope/).waitFor();
    await preview.getByText('They are shown once all fields are right.').waitFor();
    await scope.fill('host:(a OR b)');
    await dialog.getByText('Recurring', { exact: true }).click();
    await dialog.getByLabel('Beginning').fill('2030-01-07T22:30');
    await preview.getByText('Mon, Jan 7, 2030, 22:30').waitFor();
    await preview.getByText('Fri, Jan 11, 2030, 22:30').waitFor();
    await dialog.getByText('Once', { exact: true }).click();
    await dialog.getByRole('button', { name: 'for 4 h', exact: true }).click();
    await dialog.getByLabel('Message').fill('Moving **racks** @ops@example.com');
    await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
    const row = table.getByRole('row', { name: /host:\(a OR b\) Active all monitors/ });
    await row.getByText(/^ends in 3 h 59 min|^ends in 4 h 00 min/).waitFor();

    await row.getByRole('button', { name: 'Edit the downtime of host:(a OR b)' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit the downtime' });
    await edit.getByLabel('To', { exact: true }).fill('2031-01-01T00:00');
    await edit.getByRole('button', { name: 'Save' }).click();
    await row.getByText(/to Wed, Jan 1, 2031, 00:00/).waitFor();

    await row.getByRole('button', { name: 'Cancel the downtime of host:(a OR b)' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the downtime' }).click();
    await table.getByRole('row', { name: /host:\(a OR b\) Canceled/ }).waitFor();
    await page
      .getByRole('group', { name: 'Filter by status' })
      .getByRole('button', { name: /Canceled$/ })
      .click();
    await page.getByText('1 of 2 downtimes').waitFor();
    assert.deepEqual(thrown, []);
  });

  test('events are found by facets and words; one opens to what it says and leads to what it tells of', async () => {
    const { downtimes } = (await (await fetch(`${lab.url}/labrador/api/downtimes`)).json()) as LabDowntimes;
    const [kept] = downtimes;
    await send({
      title: '[Downtime Started] env:night',
      source_type_name: 'jenkins',
      tags: [`downtime_id:${kept?.id}`],
    });
    const { url } = await send({
      title: 'deployed',
      text: '%%%\n- one\n- two\n%%%',
      alert_type: 'error',
      host: 'web-1',
    });
    // The address that the API answers with.
    const { page, thrown } = await open(url.replace(/^https?:\/\/[^/]+/, ''));
    const stream = page.getByRole('list', { name: 'Events' });
    await stream.getByRole('button', { name: /deployed/, expanded: true }).waitFor();
    await stream.getByText('two', { exact: true }).waitFor();
    await stream.getByRole('link', { name: 'Host web-1' }).waitFor();
    assert.equal(await stream.getByRole('button', { expanded: true }).count(), 1);

    const facets = page.getByRole('complementary', { name: 'Facets' });
    await facets
      .getByRole('region', { name: 'Source' })
      .getByRole('button', { name: /^jenkins/ })
      .click();
    const search = page.getByLabel('Search events');
    assert.equal(await search.inputValue(), 'source:jenkins');
    await page.getByText(/^1 event$/).waitFor();
    await search.fill('source:jenkins -x');
    await page.getByText(/^not supported yet: - in a search/).waitFor();
    await search.fill('source:jenkins STARTED');
    await stream.getByRole('button', { name: /Downtime Started/ }).click();
    await stream.getByRole('link', { name: 'The downtime' }).click();
    await page.getByText('Kept in a file').waitFor();
    assert.equal(new URL(page.url()).pathname, '/downtimes');
    assert.deepEqual(thrown, []);
  });

  /** No message of the lab has such HTML; the page is what this is about. */
  test('a message is shown as its reader sees it, runs and loads nothing, and goes when it is deleted', async () => {
    const { page, thrown } = await open('/downtimes');
    const { port } = elsewhere.address() as AddressInfo;
    const mails = new Map([[mail.id, mail]]);
    const removed: string[] = [];
    await page.route('**/labrador/api/mailbox*', (route) =>
      route.fulfill({ json: { mails: [...mails.values()], total: mails.size } }),
    );
    await page.route('**/labrador/api/mailbox/*', (route) => {
      if (route.request().method() === 'DELETE') {
        removed.push(...mails.keys());
        mails.clear();
        return route.fulfill({ status: 204 });
      }
      const address = `http://127.0.0.1:${port}`;
      const html = `<!doctype html><html><head><meta http-equiv="refresh" content="0;url=${address}/go"></head><body>
        <p><strong>racks</strong></p><img src="${address}/p.png"><script>parent.hit = 1; document.body.append('hit')</script>
        <link rel="stylesheet" href="${address}/s.css"><a href="${address}/">elsewhere</a></body></html>`;
      return route.fulfill({ json: { ...mail, messageId: '<1@x>', text: 'racks, as text', html } });
    });
    await page.route('**/labrador/api/mailbox/*/raw', (route) =>
      route.fulfill({ contentType: 'message/rfc822', body: 'Subject: =?UTF-8?Q?r=C3=A4cks?=\r\n\r\nracks as sent' }),
    );
    await page.getByRole('link', { name: 'Mailbox' }).click();
    await page.getByRole('link', { name: /^ops@example\.com .*Failed$/ }).click();
    await page.getByText('Given up after 3 attempts by SMTP').waitFor();
    await page.getByText('connect ECONNREFUSED').waitFor();
    const frame = page.frameLocator('iframe');
    await frame.getByText('racks', { exact: true }).waitFor();
    // What would be loaded is asked for before the last text is there, or never.
    assert.equal(await frame.getByText('hit').count(), 0);
    assert.equal(await page.evaluate(() => 'hit' in globalThis), false);
    await page.getByText('Text', { exact: true }).click();
    await page.getByText('racks, as text').waitFor();
    await page.getByText('Headers', { exact: true }).click();
    await page.getByText('räcks', { exact: true }).waitFor();
    await page.getByText('Source', { exact: true }).click();
    await page.getByText('racks as sent').waitFor();
    assert.equal(asked, 0);
    await page.getByRole('button', { name: 'Delete the message' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('heading', { name: 'No message was made yet' }).waitFor();
    assert.deepEqual(removed, [mail.id]);
    assert.deepEqual(thrown, []);
  });
});

const mail: MailItem = {
  ...{ id: 'a1', to: 'ops@example.com', subject: '[Triggered] racks', preview: 'racks', createdAtMs: Date.now() },
  about: { kind: 'monitor', monitorId: 1, group: '*', transitionId: 't', eventId: '1', alertType: 'error' },
  via: 'smtp',
  delivery: { status: 'failed', attempts: 3, reason: 'connect ECONNREFUSED' },
};
