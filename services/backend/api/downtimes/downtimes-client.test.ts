import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { client, v1, v2 } from '@datadog/datadog-api-client';
import { listen } from '../../../../lib/http/server.ts';
import { openDowntimesApp } from './testing-downtimes-app.ts';

const hourMs = 3_600_000;

/** Datadog's own client against the endpoints: it drops or throws at what is not of the documented shape. */
async function openClient(t: TestContext) {
  const opened = await openDowntimesApp();
  const server = await listen(opened.app, { host: '127.0.0.1', port: 0, setting: 'none' });
  t.after(() => server.close(0));
  const configuration = client.createConfiguration({
    baseServer: new client.BaseServerConfiguration(`http://127.0.0.1:${server.port}`, {}),
    authMethods: { apiKeyAuth: 'a'.repeat(32), appKeyAuth: 'b'.repeat(40) },
  });
  return { ...opened, v1: new v1.DowntimesApi(configuration), v2: new v2.DowntimesApi(configuration) };
}

/** Rejects with the status and text that the client was answered. */
async function refused(call: Promise<unknown>, status: number, text: string): Promise<void> {
  await assert.rejects(call, (error: { code?: number; body?: unknown }) => {
    assert.equal(error.code, status);
    // Of a status that it does not expect of a call, the client has the body as text within its own words.
    const body = typeof error.body === 'string' ? error.body.replaceAll(/^[^{]*|"$/g, '') : JSON.stringify(error.body);
    assert.deepEqual(JSON.parse(body).errors, [text]);
    return true;
  });
}

/** A value that the client could not read is marked anywhere within. */
function assertParsed(value: unknown): void {
  assert.equal(JSON.stringify(value).includes('_unparsed'), false, JSON.stringify(value));
}

/** What the client read, without the fields that the answer did not have. */
function plain(read: unknown): unknown {
  return JSON.parse(JSON.stringify(read));
}

const bodyOf = (attributes: object): never => ({ data: { type: 'downtime', attributes } }) as never;
const byTags = { monitorTags: ['team:x'] };

test('version 2: a downtime of one time, from its making to its cancellation', async (t) => {
  const { v2: api, clock } = await openClient(t);
  const end = new Date(clock.now() + hourMs);
  const { data, included } = await api.createDowntime({
    body: bodyOf({
      ...{ scope: 'host:a', monitorIdentifier: { monitorId: 1 }, message: 'm', displayTimezone: 'Europe/Paris' },
      ...{ muteFirstRecoveryNotification: true, notifyEndStates: ['warn'], notifyEndTypes: ['canceled'] },
      schedule: { end },
    }),
  });
  assertParsed([data, included]);
  const { id = '', attributes } = data ?? {};
  const now = new Date(clock.now()).toISOString();
  assert.deepEqual(plain(attributes), {
    ...{ canceled: null, created: now, displayTimezone: 'Europe/Paris', message: 'm', modified: now },
    schedule: { start: now, end: end.toISOString() },
    ...{ monitorIdentifier: { monitorId: 1 }, muteFirstRecoveryNotification: true, notifyEndStates: ['warn'] },
    ...{ notifyEndTypes: ['canceled'], scope: 'host:a', status: 'active' },
  });
  assert.deepEqual(data?.relationships?.monitor?.data?.id, '1');
  assert.deepEqual(
    included?.map((each) => (each as { readonly type?: string }).type),
    ['users', 'monitors'],
  );
  await clock.advance(1000);
  const changed = await api.updateDowntime({
    downtimeId: id,
    body: { data: { type: 'downtime', id, attributes: { message: 'n', scope: '*' } } },
  });
  assertParsed(changed);
  assert.deepEqual([changed.data?.attributes?.message, changed.data?.attributes?.scope], ['n', '*']);
  assert.equal(Number(changed.data?.attributes?.modified), clock.now());
  await api.cancelDowntime({ downtimeId: id });
  await api.cancelDowntime({ downtimeId: id });
  const { data: canceled, included: none } = await api.getDowntime({ downtimeId: id });
  assert.equal(canceled?.attributes?.status, 'canceled');
  assert.equal(Number(canceled?.attributes?.canceled), clock.now());
  assert.deepEqual([canceled?.relationships, none], [undefined, undefined]);
});

test('version 2: one that recurs', async (t) => {
  const { v2: api } = await openClient(t);
  const recurrences = [
    { rrule: 'FREQ=WEEKLY;BYDAY=SA', duration: '2d', start: '2026-01-03T00:00' },
    { rrule: 'FREQ=DAILY', duration: '14h', start: '2026-01-01T19:00' },
  ];
  const { data } = await api.createDowntime({
    body: bodyOf({ scope: '*', monitorIdentifier: byTags, schedule: { timezone: 'Europe/Paris', recurrences } }),
  });
  assertParsed(data);
  assert.deepEqual(plain(data?.attributes?.schedule), {
    currentDowntime: { start: '2026-01-01T18:00:00.000Z', end: '2026-01-02T08:00:00.000Z' },
    recurrences,
    timezone: 'Europe/Paris',
  });
  assert.deepEqual([data?.attributes?.status, data?.relationships?.monitor?.data], ['scheduled', null]);
});

test('version 2: lists by page, those that are active, with what was asked for', async (t) => {
  const { v2: api, clock } = await openClient(t);
  for (const [monitorId, hours] of [
    [1, 0],
    [2, 0],
    [1, 1],
  ] as const) {
    const start = new Date(clock.now() + hours * hourMs);
    await api.createDowntime({ body: bodyOf({ scope: '*', monitorIdentifier: { monitorId }, schedule: { start } }) });
  }
  const all = await api.listDowntimes();
  assertParsed(all);
  assert.deepEqual([all.data?.length, all.meta?.page?.totalFilteredCount, all.included], [3, 3, undefined]);
  const page = await api.listDowntimes({ pageOffset: 1, pageLimit: 1, include: 'monitor' });
  assertParsed(page);
  assert.deepEqual([page.data?.length, page.meta?.page?.totalFilteredCount], [1, 3]);
  assert.deepEqual(plain(page.included), [{ attributes: { name: 'Of all' }, id: 2, type: 'monitors' }]);
  assert.equal((await api.listDowntimes({ currentOnly: true })).meta?.page?.totalFilteredCount, 2);
  const paged: unknown[] = [];
  for await (const each of api.listDowntimesWithPagination({ pageLimit: 2 })) paged.push(each.id);
  assert.deepEqual(
    paged,
    all.data?.map(({ id }) => id),
  );
});

test('version 2: the downtimes that a monitor is in', async (t) => {
  const { v2: api, clock } = await openClient(t);
  const end = new Date(clock.now() + hourMs);
  const { data } = await api.createDowntime({
    body: bodyOf({ scope: 'host:a', monitorIdentifier: byTags, schedule: { end } }),
  });
  const start = new Date(clock.now() + hourMs);
  await api.createDowntime({ body: bodyOf({ scope: '*', monitorIdentifier: byTags, schedule: { start } }) });
  const matches = await api.listMonitorDowntimes({ monitorId: 1 });
  assertParsed(matches);
  assert.deepEqual(plain(matches.data), [
    {
      attributes: {
        end: end.toISOString(),
        groups: ['host:a'],
        scope: 'host:a',
        start: new Date(clock.now()).toISOString(),
      },
      id: data?.id,
      type: 'downtime_match',
    },
  ]);
  assert.deepEqual((await api.listMonitorDowntimes({ monitorId: 2 })).data, []);
  await refused(api.listMonitorDowntimes({ monitorId: 0 }), 404, 'Monitor with id 0 not found');
});

test('version 2: what is refused', async (t) => {
  const { v2: api, downtimes, clock } = await openClient(t);
  const unknown = '00000000-0000-1111-2222-000000000000';
  const idText = 'Invalid URL param: downtime_id must be an uuid';
  await refused(api.getDowntime({ downtimeId: 'INVALID' }), 400, idText);
  await refused(api.cancelDowntime({ downtimeId: 'INVALID' }), 400, idText);
  await refused(api.getDowntime({ downtimeId: unknown }), 404, 'Downtime not found');
  await refused(api.cancelDowntime({ downtimeId: unknown }), 404, `Downtime ${unknown} not found`);
  const change = (downtimeId: string, attributes: object) =>
    api.updateDowntime({ downtimeId, body: { data: { type: 'downtime', id: downtimeId, attributes } } });
  await refused(change(unknown, {}), 404, 'Downtime not found');
  const made = await api.createDowntime({ body: bodyOf({ scope: '*', monitorIdentifier: byTags }) });
  const id = made.data?.id ?? '';
  const additional = { additionalProperties: { invalid_field: 'x' } };
  await refused(change(id, additional), 400, "Additional properties are not allowed ('invalid_field' was unexpected)");
  const create = (attributes: object) => api.createDowntime({ body: bodyOf(attributes) });
  await refused(create({ scope: 'prod', monitorIdentifier: byTags }), 400, 'All values must have a key');
  await refused(create({ scope: '*', monitorIdentifier: { monitorId: 7 } }), 400, 'Monitor with id 7 not found');
  await refused(
    api.getDowntime({ downtimeId: id, include: 'x' }),
    400,
    "The value provided for parameter 'include' is invalid",
  );
  await refused(api.listDowntimes({ pageLimit: 1001 }), 400, "Parameter 'page[limit]' must be from 0 to 1000");
  await api.cancelDowntime({ downtimeId: id });
  await refused(change(id, { message: 'x' }), 400, 'A downtime that is canceled cannot be changed');
  assert.equal(downtimes.find(id)?.canceledAtMs, clock.now());
});

test('version 1: a downtime of one time, from its making to its cancellation', async (t) => {
  const { v1: api, clock } = await openClient(t);
  const nowS = clock.now() / 1000;
  const made = await api.createDowntime({ body: { scope: ['host:a', 'env:prod'], monitorId: 1, end: nowS + 3600 } });
  assertParsed(made);
  const { id: downtimeId = 0, additionalProperties, ...rest } = made;
  assert.ok(Number.isSafeInteger(downtimeId));
  assert.deepEqual(plain(rest), {
    ...{ active: true, canceled: null, creatorId: 1, disabled: false, downtimeType: 2, end: nowS + 3600, message: '' },
    ...{ monitorId: 1, monitorTags: ['*'], muteFirstRecoveryNotification: false, parentId: null, recurrence: null },
    ...{ notifyEndStates: ['alert', 'no data', 'warn'], notifyEndTypes: ['expired'], scope: ['host:a', 'env:prod'] },
    ...{ start: nowS, timezone: 'UTC', updaterId: null },
  });
  assert.equal(additionalProperties?.status, 'active');
  await clock.advance(60_000);
  const changed = await api.updateDowntime({ downtimeId, body: { message: 'm', end: null as never } });
  assert.deepEqual([changed.message, changed.end, changed.start], ['m', null, nowS]);
  await api.cancelDowntime({ downtimeId });
  await api.cancelDowntime({ downtimeId });
  const canceled = await api.getDowntime({ downtimeId });
  assert.deepEqual([canceled.canceled, canceled.active, canceled.disabled], [nowS + 60, false, true]);
});

test('version 1: one that recurs, and sent back as it was answered it stays as it is', async (t) => {
  const { v1: api, clock, downtimes } = await openClient(t);
  const start = Date.UTC(2026, 0, 2, 18) / 1000;
  const recurrence = { type: 'weeks', period: 1, weekDays: ['Mon', 'Fri'], untilOccurrences: 3 };
  const body = { scope: ['*'], start, end: start + 14 * 3600, timezone: 'Europe/Paris', recurrence };
  const made = await api.createDowntime({ body });
  assertParsed(made);
  const { rrule, untilDate, ...shown } = made.recurrence ?? {};
  assert.deepEqual([rrule, untilDate, { ...shown }], [null, null, recurrence]);
  assert.deepEqual([made.start, made.end, made.timezone, made.downtimeType], [start, body.end, 'Europe/Paris', 0]);
  const { schedule } = downtimes.findNumber(made.id ?? 0) ?? {};
  assert.deepEqual(schedule, {
    kind: 'recurring',
    timezone: 'Europe/Paris',
    recurrences: [
      { rrule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,FR;COUNT=3', duration: '14h', start: '2026-01-02T19:00:00' },
    ],
  });
  await clock.advance(3 * 24 * hourMs);
  const next = await api.getDowntime({ downtimeId: made.id ?? 0 });
  assert.equal(next.start, start + 3 * 86_400);
  const sent = await api.updateDowntime({ downtimeId: made.id ?? 0, body: { ...next, message: 'm' } });
  assert.equal(sent.message, 'm');
  assert.deepEqual(downtimes.findNumber(made.id ?? 0)?.schedule, schedule);
  const once = await api.updateDowntime({ downtimeId: made.id ?? 0, body: { recurrence: null as never } });
  assert.deepEqual([once.recurrence, once.start, once.end], [null, next.start, next.end]);
});

test('version 1: lists, of a monitor, and cancellation by scope', async (t) => {
  const { v1: api, clock } = await openClient(t);
  const nowS = clock.now() / 1000;
  const one = await api.createDowntime({ body: { scope: ['env:prod', 'host:a'], monitorTags: ['team:x'] } });
  const later = await api.createDowntime({ body: { scope: ['env:prod'], start: nowS + 60 } });
  const ids = (list: readonly v1.Downtime[]) => list.map(({ id }) => id);
  assert.deepEqual(ids(await api.listDowntimes()), [one.id, later.id]);
  assert.deepEqual(ids(await api.listDowntimes({ currentOnly: true })), [one.id]);
  const [withCreator] = await api.listDowntimes({ withCreator: true });
  assert.equal(withCreator?.additionalProperties?.creator.handle, 'labrador@localhost');
  assert.deepEqual(ids(await api.listMonitorDowntimes({ monitorId: 1 })), [one.id]);
  assert.deepEqual(ids(await api.listMonitorDowntimes({ monitorId: 2 })), []);
  await refused(api.listMonitorDowntimes({ monitorId: 0 }), 404, 'Monitor not found');
  const byScope = (scope: string) => api.cancelDowntimesByScope({ body: { scope } });
  await refused(byScope('env:staging'), 404, 'No downtimes found');
  assert.deepEqual((await byScope('host:a,env:prod')).cancelledIds, [one.id]);
  assert.deepEqual((await byScope('env:prod')).cancelledIds, [later.id]);
  await refused(byScope('env:prod'), 404, 'No downtimes found');
});

test('version 1: what is refused', async (t) => {
  const { v1: api, clock } = await openClient(t);
  const start = clock.now() / 1000 + 60;
  await refused(api.getDowntime({ downtimeId: 0 }), 404, 'Downtime not found');
  await refused(api.updateDowntime({ downtimeId: 0, body: {} }), 404, 'Downtime not found');
  await refused(api.cancelDowntime({ downtimeId: 0 }), 404, 'Downtime 0 not found');
  await refused(api.createDowntime({ body: {} }), 400, 'Invalid scope parameter');
  const recurs = (recurrence: v1.DowntimeRecurrence) =>
    api.createDowntime({ body: { scope: ['*'], start, end: start + 60, recurrence } });
  await refused(recurs({ type: 'hours', period: 1 }), 400, 'Invalid recurrence type');
  const days = 'Invalid set of days in week_days. Be sure that the first letter is capitalized.';
  await refused(recurs({ type: 'weeks', period: 1, weekDays: ['mon'] }), 400, days);
  const both = { type: 'days', period: 1, untilOccurrences: 3, untilDate: start };
  await refused(recurs(both), 400, 'You must provide only provide one of (until_occurrences, until_date)');
  const create = (body: v1.Downtime) => api.createDowntime({ body: { scope: ['*'], ...body } });
  await refused(create({ start, end: start }), 400, "'start' must be before 'end'");
  await refused(create({ start: 1, end: 2 }), 400, 'The downtime would be over: its end must be in the future');
  await refused(create({ recurrence: { type: 'days', period: 1 } }), 400, "A downtime that recurs needs an 'end'");
  await refused(create({ monitorId: 7 }), 400, 'Monitor with id 7 not found');
  await refused(create({ timezone: 'Nowhere' }), 400, "'Nowhere' is not a time zone (parameter 'timezone')");
  await refused(create({ scope: ['prod'] }), 400, 'All values must have a key');
  const tagged = { monitorId: 1, monitorTags: ['a'] };
  await refused(create(tagged), 400, "Parameters 'monitor_id' and 'monitor_tags' cannot be given together");
});

test('both versions see the same downtime', async (t) => {
  const { v1: one, v2: two } = await openClient(t);
  const { data } = await two.createDowntime({
    body: bodyOf({ scope: 'env:(a OR b) AND -host:c', monitorIdentifier: byTags, message: 'two' }),
  });
  const [seen] = await one.listDowntimes();
  assert.deepEqual([seen?.scope, seen?.monitorTags], [['env:(a OR b)', '-host:c'], ['team:x']]);
  assert.equal(seen?.additionalProperties?.uuid, data?.id);
  await one.updateDowntime({ downtimeId: seen?.id ?? 0, body: { ...seen, message: 'one' } });
  const again = await two.getDowntime({ downtimeId: data?.id ?? '' });
  assert.deepEqual(
    [again.data?.attributes?.message, again.data?.attributes?.scope],
    ['one', 'env:(a OR b) AND -host:c'],
  );
});
