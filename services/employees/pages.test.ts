import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import request, { type Response } from 'supertest';
import { startMysql, type TestMysql } from '../../test/harness/start-mysql.ts';
import { startTestingApp, type TestingApp } from './testing-app.ts';

const ada = { name: 'Ada Lovelace', email: 'ada@example.com', phone: '+44 20 7946 0001' };

describe('the pages', () => {
  let mysql: TestMysql;
  let testing: TestingApp;

  before(async () => {
    mysql = await startMysql();
    testing = await startTestingApp(await mysql.schema(), false);
  });
  beforeEach(async () => {
    await testing.sql('DELETE FROM employees');
  });
  after(async () => {
    await testing?.close();
    await mysql?.remove();
  });

  /** A browser of a person: keeps cookies. */
  const browser = () => request.agent(testing.app);
  type Browser = ReturnType<typeof browser>;

  const addByApi = async (fields: object): Promise<number> =>
    (await request(testing.app).post('/api/employees').send(fields).expect(201)).body.data.id;
  const countOf = async (): Promise<number> =>
    (await request(testing.app).get('/api/employees')).body.meta.total as number;

  /** Opens a page with a form, and sends it with these values. */
  const sendForm = async (person: Browser, page: string, values: object): Promise<Response> => {
    const { text } = await person.get(page).expect(200);
    const action = /<form [^>]*method="post" action="([^"]+)"/.exec(text)?.[1] ?? '';
    return person
      .post(action)
      .type('form')
      .send({ _csrf: tokenOf(text), ...values });
  };

  test('/ leads to the list; the first page is the one of its own address', async () => {
    await request(testing.app).get('/').expect(302).expect('Location', '/employees');
    const { text } = await request(testing.app)
      .get('/employees')
      .expect(200)
      .expect('Content-Type', /^text\/html/);
    assert.match(text, /^<!doctype html>/);
  });

  test('without employees the list says so, and how to add one', async () => {
    const { text } = await request(testing.app).get('/employees').expect(200);
    assert.match(text, /Nobody here yet/);
    assert.match(text, /0 employees/);
    assert.match(text, /href="\/employees\/new">Add the first employee/);
  });

  test('a form adds an employee; the next page tells it, once', async () => {
    const person = browser();
    const sent = await sendForm(person, '/employees/new', ada);
    assert.equal(sent.status, 303);
    assert.equal(sent.headers.location, '/employees');
    const { text } = await person.get('/employees').expect(200);
    assert.match(text, /role="status">Ada Lovelace was added\.</);
    assert.match(text, /1 employee</);
    assert.match(text, /ada@example\.com/);
    assert.doesNotMatch((await person.get('/employees')).text, /role="status"/);
  });

  test('what is not valid is shown beside its field, with what was typed, and is not saved', async () => {
    const person = browser();
    const { status, text } = await sendForm(person, '/employees/new', { name: '', email: '"><b>', phone: 'x' });
    assert.equal(status, 422);
    assert.match(text, /id="name"[^>]*aria-invalid="true" aria-describedby="name-error" autofocus/);
    assert.match(text, /<p class="error" id="name-error">Enter a name\.</);
    assert.match(text, /id="email"[^>]*value="&quot;&gt;&lt;b&gt;"/);
    assert.match(text, /<a href="#phone">/);
    assert.equal(await countOf(), 0);
  });

  test('an e-mail of another is a 409 beside its field', async () => {
    await addByApi(ada);
    const { status, text } = await sendForm(browser(), '/employees/new', { ...ada, name: 'Other' });
    assert.equal(status, 409);
    assert.match(text, /id="email-error">Another employee has this e-mail\./);
    assert.match(text, /id="name"[^>]*value="Other"/);
  });

  test('a form changes an employee, and an empty phone takes it away', async () => {
    const id = await addByApi(ada);
    const person = browser();
    assert.match((await person.get(`/employees/${id}/edit`)).text, /id="phone"[^>]*value="\+44 20 7946 0001"/);
    const sent = await sendForm(person, `/employees/${id}/edit`, { ...ada, name: 'Ada King', phone: ' ' });
    assert.equal(sent.status, 303);
    assert.equal(sent.headers.location, `/employees/${id}`);
    const { text } = await person.get(`/employees/${id}`).expect(200);
    assert.match(text, /Ada King was saved\./);
    assert.match(text, /<dt>Phone<\/dt><dd>–<\/dd>/);
  });

  test('deleting asks first', async () => {
    const id = await addByApi(ada);
    const person = browser();
    const { text } = await person.get(`/employees/${id}/delete`).expect(200);
    assert.match(text, /Delete Ada Lovelace\?/);
    assert.equal(await countOf(), 1, 'looking deletes nothing');
    const sent = await sendForm(person, `/employees/${id}/delete`, {});
    assert.equal(sent.status, 303);
    assert.match((await person.get('/employees')).text, /Ada Lovelace was deleted\./);
    assert.equal(await countOf(), 0);
    await person.get(`/employees/${id}`).expect(404);
  });

  test('a form that is not of this browser is refused, keeps what was typed, and works when sent again', async () => {
    const id = await addByApi(ada);
    const strangers = tokenOf((await browser().get('/employees/new')).text);
    const attempts: readonly (readonly [what: string, token: Record<string, unknown>])[] = [
      ['no token', {}],
      ['an empty one', { _csrf: '' }],
      ['that of another browser', { _csrf: strangers }],
      ['several', { _csrf: [strangers, strangers] }],
    ];
    for (const [what, token] of attempts) {
      for (const page of ['/employees', `/employees/${id}`, `/employees/${id}/delete`]) {
        const person = browser();
        await person.get('/employees/new');
        const fields = { name: 'Eve', email: 'eve@example.com', phone: '' };
        const { text } = await person
          .post(page)
          .type('form')
          .send({ ...token, ...fields })
          .expect(403);
        assert.match(text, /role="alert"/, what);
        if (page.endsWith('/delete')) continue;
        assert.match(text, /value="Eve"/);
      }
      const without = await request(testing.app)
        .post('/employees')
        .type('form')
        .send({ ...token, ...ada });
      assert.equal(without.status, 403, `${what}, without a cookie`);
    }
    assert.deepEqual((await request(testing.app).get('/api/employees')).body.data[0].name, 'Ada Lovelace');
    const person = browser();
    const refused = await person
      .post('/employees')
      .type('form')
      .send({ ...ada, email: 'new@example.com' })
      .expect(403);
    const again = { _csrf: tokenOf(refused.text), ...ada, email: 'new@example.com' };
    await person.post('/employees').type('form').send(again).expect(303);
  });

  test('a form from a page of another site is refused', async () => {
    const person = browser();
    const token = tokenOf((await person.get('/employees/new')).text);
    const sent = person.post('/employees').set('Origin', 'http://evil.example').type('form');
    await sent.send({ _csrf: token, ...ada }).expect(403);
    assert.equal(await countOf(), 0);
  });

  test('cookies are out of reach of scripts and of other sites; a forged message is not shown', async () => {
    const { headers } = await request(testing.app).get('/employees/new');
    const [cookie = ''] = headers['set-cookie'] as unknown as string[];
    assert.match(cookie, /^employees_csrf=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
    const forged = `employees_flash=${Buffer.from('Your account is locked').toString('base64url')}.AAAA`;
    const { text } = await request(testing.app).get('/employees').set('Cookie', forged).expect(200);
    assert.doesNotMatch(text, /locked|role="status"/);
  });

  test('whatever is in a name is text, on every page', async () => {
    const name = `<script>alert(1)</script>" onmouseover='x' &amp;`;
    const id = await addByApi({ ...ada, name });
    const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;&quot; onmouseover=&#39;x&#39; &amp;amp;';
    for (const page of ['', `/${id}`, `/${id}/edit`, `/${id}/delete`, '?q=%3Cscript%3E', '?q=%22%3E%3Cb%3Enone']) {
      const { text } = await request(testing.app).get(`/employees${page}`).expect(200);
      assert.doesNotMatch(text, /<script|<b>|[^;]" onmouseover/, page);
      if (!page.includes('none')) assert.ok(text.includes(escaped), page);
    }
    const person = browser();
    await sendForm(person, `/employees/${id}/edit`, { ...ada, name });
    assert.ok((await person.get('/employees')).text.includes(`role="status">${escaped} was saved.`));
  });

  test('security headers are on every answer, and nothing on a page needs more', async () => {
    for (const path of ['/employees', '/nothing', '/api/employees', '/healthz']) {
      const { headers } = await request(testing.app).get(path);
      assert.match(headers['content-security-policy'] ?? '', /^default-src 'none'; style-src 'self';/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['x-frame-options'], 'DENY');
      assert.equal(headers['referrer-policy'], 'same-origin');
      assert.equal(headers['cache-control'], 'no-store');
      assert.equal(headers['x-powered-by'], undefined);
    }
    const { text } = await request(testing.app).get('/employees');
    assert.doesNotMatch(text, /<script|<style|style=|https?:/);
  });

  test('stylesheet and icon may be kept for ever, under an address of their content', async () => {
    const { text } = await request(testing.app).get('/employees');
    const [, style = ''] = /rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
    const [, icon = ''] = /rel="icon"[^>]* href="([^"]+)"/.exec(text) ?? [];
    const sheet = await request(testing.app)
      .get(style)
      .expect(200)
      .expect('Content-Type', /^text\/css/);
    assert.match(sheet.headers['cache-control'] ?? '', /immutable/);
    await request(testing.app).get(icon).expect(200).expect('Content-Type', 'image/svg+xml');
  });

  test('sort, search and pages stay together; a page past the last leads to it', async () => {
    for (let i = 0; i < 45; i++) {
      await addByApi({ name: `N${String(i).padStart(2, '0')}`, email: `n${i}@example.com` });
    }
    const { text } = await request(testing.app).get('/employees?sort=-name&page=2&q=n').expect(200);
    assert.match(text, /21–40 of 45/);
    assert.match(text, /href="\/employees\?q=n&amp;sort=-name"[^>]*>Previous/);
    assert.match(text, /href="\/employees\?q=n&amp;sort=-name&amp;page=3"[^>]*>Next/);
    assert.match(text, /aria-sort="descending"><a class="sorted" href="\/employees\?q=n">Name/);
    assert.match(text, /<a href="\/employees\?q=n&amp;sort=email">E-mail/);
    assert.ok(text.indexOf('>N24<') < text.indexOf('>N05<') && text.indexOf('>N24<') > 0);
    await request(testing.app).get('/employees?page=9&q=n').expect(302).expect('Location', '/employees?q=n&page=3');
    await request(testing.app).get('/employees?page=9&q=nobody').expect(302).expect('Location', '/employees?q=nobody');
    await request(testing.app).get('/employees?page=x&sort=id;DROP&sort=b').expect(200);
  });

  test('what is not there is a page with 404; other methods are 405', async () => {
    const { text } = await request(testing.app).get('/employees/77').expect(404).expect('Content-Type', /html/);
    assert.match(text, /There is no such employee/);
    await request(testing.app).get('/nothing').expect(404);
    await request(testing.app).get('/employees/%E0%A4%A').expect(400);
    await request(testing.app).put('/employees').expect(405).expect('Allow', 'GET, HEAD, POST');
    await request(testing.app).delete('/employees/1').expect(405);
    await request(testing.app).post('/employees/new').expect(405);
    await request(testing.app).head('/employees').expect(200).expect('Content-Type', /html/);
  });

  test('while the application is not ready pages are 503; the stylesheet is there', async (t) => {
    t.after(() => testing.setReady(true));
    testing.setReady(false);
    const { text } = await request(testing.app).get('/employees').expect(503).expect('Retry-After', '2');
    assert.match(text, /database cannot be reached/);
    const [, style = ''] = /rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
    await request(testing.app).get(style).expect(200);
  });

  test('every page is counted once, by name, method and status', async () => {
    const id = await addByApi(ada);
    const person = browser();
    const before = testing.views.length;
    await person.get('/employees');
    await person.get('/employees?q=x');
    await person.get(`/employees/${id}`);
    await person.get('/employees/999');
    await person.get('/nothing');
    await sendForm(person, '/employees/new', { ...ada, email: 'other@example.com' });
    await person.get('/api/employees');
    await person.get('/healthz');
    const views = testing.views.slice(before);
    assert.deepEqual(
      views.map(({ page, method, status }) => `${method} ${page} ${status}`),
      [
        ...['GET list 200', 'GET list 200', 'GET person 200', 'GET person 404', 'GET not_found 404'],
        ...['GET new 200', 'POST new 303'],
      ],
    );
    assert.ok(views.every(({ durationMs }) => durationMs > 0 && durationMs < 60_000));
  });
});

test('a new schema has people to look at, with valid fields', async (t) => {
  const mysql = await startMysql();
  t.after(() => mysql.remove());
  const testing = await startTestingApp(await mysql.schema(), true);
  t.after(() => testing.close());
  const { body } = await request(testing.app).get('/api/employees?per_page=100').expect(200);
  assert.ok(body.data.length >= 60);
  for (const { id, name, email, phone } of body.data) {
    await request(testing.app).put(`/api/employees/${id}`).send({ name, email, phone }).expect(200);
  }
});

function tokenOf(page: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
}
