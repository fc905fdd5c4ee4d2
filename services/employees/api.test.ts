import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import request from 'supertest';
import { startMysql, type TestMysql } from '../../test/harness/start-mysql.ts';
import { startTestingApp, type TestingApp } from './testing-app.ts';

const path = '/api/employees';
const ada = { name: 'Ada Lovelace', email: 'ada@example.com', phone: '+44 20 7946 0001' };
const bob = { name: 'Bob Noyce', email: 'bob@example.com', phone: null };

describe('the API', () => {
  let mysql: TestMysql;
  let testing: TestingApp;

  before(async () => {
    mysql = await startMysql();
    testing = await startTestingApp(await mysql.schema(), false);
  });
  beforeEach(async () => {
    testing.setNow('2026-03-01T10:20:30.450Z');
    await testing.sql('DELETE FROM employees');
  });
  after(async () => {
    await testing?.close();
    await mysql?.remove();
  });

  const add = async (fields: object): Promise<{ readonly id: number }> => {
    const { body } = await request(testing.app).post(path).send(fields).expect(201);
    return body.data;
  };
  const namesOf = async (query: string): Promise<string[]> => {
    const { body } = await request(testing.app).get(`${path}?${query}`).expect(200);
    return body.data.map(({ name }: { readonly name: string }) => name);
  };

  test('an employee is made, read, replaced, changed and deleted', async () => {
    const { headers, body } = await request(testing.app).post(path).send(ada).expect(201);
    const { id } = body.data;
    assert.equal(headers.location, `${path}/${id}`);
    const made = { id, ...ada, created_at: '2026-03-01T10:20:30.450Z', updated_at: '2026-03-01T10:20:30.450Z' };
    assert.deepEqual(body, { data: made });
    assert.deepEqual((await request(testing.app).get(path)).body.data, [made]);
    assert.deepEqual((await request(testing.app).get(`${path}/${id}`).expect(200)).body, { data: made });

    testing.setNow('2026-03-02T00:00:00.000Z');
    const replaced = await request(testing.app)
      .put(`${path}/${id}`)
      .send({ name: 'A', email: 'a@example.com' })
      .expect(200);
    const after = { ...made, name: 'A', email: 'a@example.com', phone: null, updated_at: '2026-03-02T00:00:00.000Z' };
    assert.deepEqual(replaced.body, { data: after });

    const changed = await request(testing.app).patch(`${path}/${id}`).send({ phone: '12345' }).expect(200);
    assert.deepEqual(changed.body, { data: { ...after, phone: '12345' } });
    const cleared = await request(testing.app).patch(`${path}/${id}`).send({ phone: null }).expect(200);
    assert.deepEqual(cleared.body, { data: after });

    const deleted = await request(testing.app).delete(`${path}/${id}`).expect(204);
    assert.equal(deleted.text, '');
    await request(testing.app).get(`${path}/${id}`).expect(404);
  });

  test('names of all scripts, quotes and signs come back as they were sent', async () => {
    for (const name of ["Zoë O'Hara", '王小明', '𝒜da 👩‍💻', 'a\\b', '50 % _', '<b>', "'; DROP TABLE employees; --"]) {
      const { id } = await add({ ...ada, name });
      const { body } = await request(testing.app).get(`${path}/${id}`);
      assert.equal(body.data.name, name);
      await request(testing.app).delete(`${path}/${id}`).expect(204);
    }
  });

  const invalid: readonly (readonly [what: string, body: object, fields: Record<string, RegExp>])[] = [
    ['nothing', {}, { name: /Enter a name/, email: /Enter an e-mail/ }],
    ['a name of blanks', { ...ada, name: ' \t ' }, { name: /Enter a name/ }],
    ['a name with a line break', { ...ada, name: 'Ada\nLovelace' }, { name: /line breaks/ }],
    ['a name that turns the text round', { ...ada, name: 'Ada\u202e' }, { name: /control/ }],
    ['a name with half a letter', { ...ada, name: 'Ada \ud83d' }, { name: /control/ }],
    ['a name of 101 characters', { ...ada, name: 'x'.repeat(101) }, { name: /at most 100/ }],
    ['a number for a name', { ...ada, name: 7 }, { name: /Enter a name/ }],
    ['no e-mail', { ...ada, email: 'ada' }, { email: /such as ada@/ }],
    ['an e-mail with two @', { ...ada, email: 'a@b@example.com' }, { email: /such as/ }],
    ['an e-mail of 255 characters', { ...ada, email: `${'x'.repeat(243)}@example.com` }, { email: /at most 254/ }],
    ['a phone number with letters', { ...ada, phone: 'call me 12345' }, { phone: /phone number such as/ }],
    ['a phone number of four digits', { ...ada, phone: '1234' }, { phone: /phone number such as/ }],
    ['a phone number of 31 characters', { ...ada, phone: '1'.repeat(31) }, { phone: /at most 30/ }],
    ['a field that is not one', { ...ada, salary: 1 }, { salary: /no such field/ }],
    ['several at once', { name: '', email: 'x', phone: 'y' }, { name: /./, email: /./, phone: /./ }],
  ];
  for (const [what, body, fields] of invalid) {
    test(`${what}: 400 that names the fields`, async () => {
      const answer = await request(testing.app).post(path).send(body).expect(400);
      assert.equal(answer.body.error.code, 'invalid');
      assert.deepEqual(Object.keys(answer.body.error.fields), Object.keys(fields));
      for (const [name, text] of Object.entries(fields)) assert.match(answer.body.error.fields[name], text);
      assert.deepEqual(await namesOf(''), []);
    });
  }

  test('the last that is valid is taken', async () => {
    const email = `${'x'.repeat(242)}@example.com`;
    const { id } = await add({ name: 'x'.repeat(100), email, phone: '1'.repeat(30) });
    const { body } = await request(testing.app).get(`${path}/${id}`);
    assert.deepEqual([body.data.name.length, body.data.email.length, body.data.phone.length], [100, 254, 30]);
    await add({ name: ' trimmed ', email: ' Upper@Example.COM ', phone: ' +1 (202) 555-0100 ext. 12 ' });
    const { body: found } = await request(testing.app).get(`${path}?q=upper`);
    const [{ name, email: lower, phone }] = found.data;
    assert.deepEqual([name, lower, phone], ['trimmed', 'upper@example.com', '+1 (202) 555-0100 ext. 12']);
  });

  test('a change of nothing, or of what is not valid, is 400', async () => {
    const { id } = await add(ada);
    for (const body of [{}, { name: '' }, { other: 1 }, { email: null }]) {
      await request(testing.app).patch(`${path}/${id}`).send(body).expect(400);
    }
    assert.deepEqual(await namesOf(''), ['Ada Lovelace']);
  });

  test('an e-mail is of one employee, in whatever case it is written', async () => {
    await add(ada);
    const { id } = await add(bob);
    const attempts = [
      request(testing.app)
        .post(path)
        .send({ ...bob, email: 'ADA@example.com' }),
      request(testing.app)
        .put(`${path}/${id}`)
        .send({ ...bob, email: 'ada@example.com' }),
      request(testing.app).patch(`${path}/${id}`).send({ email: 'ada@EXAMPLE.com' }),
    ];
    for (const attempt of attempts) {
      const { body } = await attempt.expect(409);
      const message = 'Another employee has the e-mail ada@example.com';
      assert.deepEqual(body, {
        error: { code: 'email_taken', message, fields: { email: 'Another employee has this e-mail.' } },
      });
    }
    await request(testing.app).put(`${path}/${id}`).send(bob).expect(200);
    await add({ ...ada, email: 'adà@example.com'.normalize('NFC').replace('à', 'a2') });
  });

  test('of many that are made at once with one e-mail there is one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => request(testing.app).post(path).send(ada)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(7).fill(409)]);
  });

  test('pages: 20 by default, counted from one, empty past the end, with the total', async () => {
    for (let i = 0; i < 25; i++) await add({ name: `N${String(i).padStart(2, '0')}`, email: `n${i}@example.com` });
    const pages = [1, 2, 3].map(async (page) => (await request(testing.app).get(`${path}?page=${page}`)).body);
    const [first, second, third] = await Promise.all(pages);
    assert.deepEqual(
      [first, second, third].map(({ data }) => data.length),
      [20, 5, 0],
    );
    assert.deepEqual(first.meta, { page: 1, per_page: 20, total: 25 });
    assert.deepEqual(third.meta, { page: 3, per_page: 20, total: 25 });
    assert.deepEqual(await namesOf('page=5&per_page=3'), ['N12', 'N13', 'N14']);
    assert.equal((await namesOf('per_page=100')).length, 25);
  });

  test('search finds in name, e-mail and phone, in any case, and takes every sign as it is', async () => {
    await add(ada);
    await add(bob);
    await add({ name: '100 % _ !\\', email: 'odd@example.com', phone: '555-0100' });
    assert.deepEqual(await namesOf('q=LOVELACE'), ['Ada Lovelace']);
    assert.deepEqual(await namesOf('q=bob@'), ['Bob Noyce']);
    assert.deepEqual(await namesOf('q=7946'), ['Ada Lovelace']);
    assert.deepEqual(await namesOf('q=nobody'), []);
    for (const sign of ['%', '_', '!', '\\', '% _']) {
      assert.deepEqual(await namesOf(`q=${encodeURIComponent(sign)}`), ['100 % _ !\\'], sign);
    }
    assert.deepEqual(await namesOf(`q=${encodeURIComponent("' OR 1=1 -- ")}`), []);
    const { body } = await request(testing.app).get(`${path}?q=example.com&per_page=1`);
    assert.equal(body.meta.total, 3, 'of all pages');
  });

  test('every column sorts both ways; without a phone comes last', async () => {
    const times = ['2026-01-03T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
    const people = [
      { name: 'B', email: 'c@example.com', phone: '22222' },
      { name: 'a', email: 'b@example.com', phone: '11111' },
      { name: 'C', email: 'a@example.com', phone: null },
    ];
    for (const [i, person] of people.entries()) {
      testing.setNow(times[i] ?? '');
      await add(person);
    }
    const orders: Record<string, string> = {
      name: 'aBC',
      '-name': 'CBa',
      email: 'CaB',
      '-email': 'BaC',
      phone: 'aBC',
      '-phone': 'BaC',
      created_at: 'aCB',
      '-created_at': 'BCa',
    };
    for (const [sort, order] of Object.entries(orders)) {
      assert.equal((await namesOf(`sort=${sort}`)).join(''), order, sort);
    }
    assert.equal((await namesOf('')).join(''), 'aBC');
  });

  const badQueries = [
    ...['sort=id', 'sort=name;DROP TABLE employees', 'sort=name--', 'sort=--name', 'sort=', 'sort=name&sort=email'],
    ...['page=0', 'page=-1', 'page=1.5', 'page=x', 'page=1e9', 'page=1&page=2', 'per_page=0', 'per_page=101'],
    ...['q=a&q=b', `q=${'x'.repeat(101)}`],
  ];
  for (const query of badQueries) {
    test(`?${query.slice(0, 40)}: 400 that names the parameter`, async () => {
      const { body } = await request(testing.app).get(`${path}?${query}`).expect(400);
      assert.deepEqual(Object.keys(body.error.fields), [query.split('=')[0]]);
    });
  }

  test('what is not there is 404, whatever the id looks like', async () => {
    for (const id of ['1', '0', '-1', '1.5', 'x', '4294967296', '99999999999999999999', '1%20OR%201=1', '%00']) {
      const { body } = await request(testing.app).get(`${path}/${id}`).expect(404);
      assert.equal(body.error.code, 'not_found', id);
    }
    await request(testing.app).put(`${path}/1`).send(ada).expect(404);
    await request(testing.app).patch(`${path}/1`).send({ name: 'x' }).expect(404);
    await request(testing.app).delete(`${path}/1`).expect(404);
    const { body } = await request(testing.app).get('/api/nothing').expect(404);
    assert.deepEqual(body, { error: { code: 'not_found', message: 'There is no such resource' } });
  });

  test('other methods are 405 with those there are; OPTIONS asks for them', async () => {
    const list = await request(testing.app).delete(path).expect(405).expect('Allow', 'GET, HEAD, POST');
    assert.equal(list.body.error.code, 'method_not_allowed');
    await request(testing.app).post(`${path}/1`).expect(405).expect('Allow', 'GET, HEAD, PUT, PATCH, DELETE');
    await request(testing.app).options(path).expect(204).expect('Allow', 'GET, HEAD, POST');
    await request(testing.app).head(path).expect(200);
  });

  test('bodies that are not JSON objects are refused: 415, 400, 413', async () => {
    const post = () => request(testing.app).post(path);
    const form = await post().type('form').send(ada).expect(415);
    assert.equal(form.body.error.code, 'unsupported_media_type');
    await post().set('Content-Type', 'text/plain').send(JSON.stringify(ada)).expect(415);
    await post().expect(415);
    for (const text of ['{', '[]', '"text"', 'null', '7']) {
      const { body } = await post().set('Content-Type', 'application/json').send(text).expect(400);
      assert.equal(body.error.code, 'invalid_json', text);
    }
    const large = await post()
      .send({ ...ada, name: 'x'.repeat(20_000) })
      .expect(413);
    assert.equal(large.body.error.code, 'too_large');
  });

  test('a path that is not valid is 400', async () => {
    const { body } = await request(testing.app).get(`${path}/%E0%A4%A`).expect(400);
    assert.equal(body.error.code, 'bad_request');
  });

  test('requests under a foreign name or from a foreign page are refused', async () => {
    const { body } = await request(testing.app).get(path).set('Host', 'evil.example').expect(403);
    assert.equal(body.error.code, 'forbidden');
    assert.match(body.error.message, /ALLOWED_HOSTS/);
    await request(testing.app).get(path).set('Host', 'staff.example').expect(200);
    await request(testing.app).post(path).set('Origin', 'http://evil.example').send(ada).expect(403);
    assert.deepEqual(await namesOf(''), []);
  });

  test('while the application is not ready everything is 503, and says when to come again', async (t) => {
    t.after(() => testing.setReady(true));
    testing.setReady(false);
    const { body } = await request(testing.app).get(path).expect(503).expect('Retry-After', '2');
    assert.equal(body.error.code, 'unavailable');
    const { body: health } = await request(testing.app).get('/healthz').expect(503);
    assert.equal(health.status, 'starting');
  });
});
