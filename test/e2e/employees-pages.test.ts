import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startProcess, type TestingProcess } from '../../services/employees/testing-process.ts';
import { startMysql, type TestMysql } from '../harness/start-mysql.ts';
import { closePages, launchBrowser, noBrowser } from './console-browser.ts';

describe('the employees pages in Chromium', { skip: noBrowser }, () => {
  let mysql: TestMysql;
  let app: TestingProcess;
  let browser: Browser;

  before(async () => {
    [mysql, browser] = await Promise.all([startMysql(), launchBrowser()]);
    app = await startProcess({ DATABASE_URL: await mysql.schema() });
    await app.ready;
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await app?.end('SIGKILL');
    await mysql?.remove();
  });

  /** A page of a browser that was never here; what the browser complains of, and asks of others, is collected. */
  async function open(
    address: string,
    options: { readonly colorScheme?: 'dark' | 'light'; readonly width?: number } = {},
  ) {
    const { colorScheme = 'light', width = 1400 } = options;
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const complaints: string[] = [];
    // An answer that is not 200 is one of its messages as well; what matters here is what the page itself does wrong.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(app.url)) complaints.push(request.url());
    });
    await page.goto(app.url + address);
    return { page, complaints };
  }

  const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
  };

  test('an employee is added, found, edited and deleted by the forms', async () => {
    const { page, complaints } = await open('/');
    const count = Number.parseInt((await page.getByText(/^\d+ employees$/).textContent()) ?? '', 10);
    assert.ok(count >= 60);
    await page.getByRole('link', { name: 'Add employee' }).click();
    await fill(page, { Name: 'Zora Neale', 'E-mail': 'zora@example.com', Phone: '+1 202 555 0177' });
    await page.getByRole('button', { name: 'Add employee' }).click();
    await page.getByRole('status').getByText('Zora Neale was added.').waitFor();
    await page.getByText(`${count + 1} employees`).waitFor();

    await page.getByRole('searchbox').fill('zora@');
    await page.keyboard.press('Enter');
    await page.getByText('1 employee with “zora@”').waitFor();
    assert.equal(await page.getByRole('row').count(), 2);
    await page.getByRole('link', { name: 'Edit Zora Neale' }).click();
    assert.equal(await page.getByLabel('Phone').inputValue(), '+1 202 555 0177');
    await fill(page, { Name: 'Zora Hurston' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').getByText('Zora Hurston was saved.').waitFor();
    await page.getByRole('heading', { name: 'Zora Hurston' }).waitFor();

    await page.getByRole('link', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'Delete Zora Hurston?' }).waitFor();
    await page.getByRole('link', { name: 'Keep' }).click();
    await page.getByRole('heading', { name: 'Zora Hurston', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('status').getByText('Zora Hurston was deleted.').waitFor();
    await page.getByText(`${count} employees`).waitFor();
    await page.reload();
    assert.equal(await page.getByRole('status').count(), 0, 'the message is shown once');
    assert.deepEqual(complaints, []);
  });

  test('mistakes are beside their fields, the first has the focus, and the keyboard alone mends them', async () => {
    const { page, complaints } = await open('/employees/new');
    assert.equal(await focusedId(page), 'name');
    await page.keyboard.type('Kim');
    await page.keyboard.press('Tab');
    await page.keyboard.type('amara.okafor@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Another employee has this e-mail.').waitFor();
    assert.equal(await focusedId(page), 'email');
    const email = page.getByRole('textbox', { name: 'E-mail', description: 'Another employee has this e-mail.' });
    assert.equal(await email.getAttribute('aria-invalid'), 'true');
    assert.equal(await page.getByLabel('Name').inputValue(), 'Kim');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('kim@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Kim was added.').waitFor();
    assert.deepEqual(complaints, []);
  });

  test('columns sort and pages follow by their links', async () => {
    const { page } = await open('/employees');
    const firstName = () => page.getByRole('rowheader').first().textContent();
    assert.equal(await firstName(), 'Amara Okafor');
    await page.getByRole('link', { name: 'Added' }).click();
    await page.getByRole('columnheader', { name: 'Added' }).and(page.locator('[aria-sort=ascending]')).waitFor();
    assert.equal(await firstName(), 'Daiki Mori');
    await page.getByRole('link', { name: 'Next' }).click();
    await page.getByText('Page 2 of 4').waitFor();
    await page.getByText('21–40 of').waitFor();
    await page.getByRole('link', { name: 'Name' }).click();
    assert.equal(await firstName(), 'Amara Okafor');
  });

  test('it is dark where the system is, and fits a narrow window', async () => {
    const background = (page: Page) => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await open('/employees');
    const dark = await open('/employees', { colorScheme: 'dark' });
    assert.equal(await background(light.page), 'rgb(246, 244, 239)');
    assert.equal(await background(dark.page), 'rgb(20, 23, 21)');
    const { page } = await open('/', { width: 320 });
    for (const address of ['/employees', '/employees/new', '/employees/1', '/employees/1/delete']) {
      await page.goto(app.url + address);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320, address);
    }
  });
});

function focusedId(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement.id');
}
