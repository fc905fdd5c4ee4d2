import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LabEventItem } from '../../../../lib/api-types/events.ts';
import { parseEventSearch } from '../../../../lib/search-language/event-search.ts';
import { eventFacets } from './event-facets.ts';
import { hasTerm, tagTerm, toggledTerm, withoutKeys } from './event-terms.ts';
import { eventMarkdown, eventSubject } from './event-text.ts';
import { sendingEventLines } from './sending-event-lines.ts';

test('a value that is asked for is in the search; asked for once more it is out of it, and the rest stays', () => {
  const value = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
  fc.assert(
    fc.property(value, (text) => {
      const before = 'disk full env:prod';
      const after = toggledTerm(before, { key: 'team', value: text });
      assert.ok(hasTerm(after, 'team', text), after);
      const { tags, texts } = parseEventSearch(after);
      assert.deepEqual(tags.at(-1), [`team:${text}`]);
      assert.deepEqual(texts, ['disk', 'full']);
      assert.equal(toggledTerm(after, { key: 'team', value: text }), before);
    }),
  );
});

test('values of a list, sources by both of their names, and keys of which there is one value', () => {
  const search = 'sources:a,b x status:error';
  assert.equal(toggledTerm(search, { key: 'source', value: 'a' }), 'source:b x status:error');
  assert.equal(toggledTerm('host:a x', { key: 'host', value: 'b' }, { isOnly: true }), 'x host:b');
  assert.equal(withoutKeys(search, ['source', 'status']), 'x');
  assert.equal(withoutKeys('status:(error OR warning)', ['status']), 'status:(error OR warning)');
  assert.deepEqual(
    [tagTerm('a:b:c'), tagTerm('bare')],
    [
      { key: 'a', value: 'b:c' },
      { key: 'tags', value: 'bare' },
    ],
  );
});

const event = (part: Partial<LabEventItem>): LabEventItem => ({
  ...{ id: '1', title: 't', text: '', timestampS: 1, host: '', source: '', alertType: 'info', priority: 'normal' },
  tags: [],
  ...part,
});

test('facets: of sources and statuses also those that the search leaves out, of the rest what is found', () => {
  const wide = [
    event({ source: 'jenkins', alertType: 'error', host: 'a', tags: ['env:x', 'host:a'] }),
    event({ source: 'jenkins', alertType: 'info', host: 'b', tags: ['env:x', 'bare'] }),
    event({ source: 'alert', alertType: 'error' }),
  ];
  const found = wide.slice(0, 1);
  const facets = eventFacets('source:jenkins status:error', { wide, found }).map(({ name, values }) => [
    name,
    values.map(({ label, count }) => `${label} ${count}`),
  ]);
  assert.deepEqual(facets, [
    ['Status', ['error 1', 'info 1']],
    ['Source', ['alert 1', 'jenkins 1']],
    ['Host', ['a 1']],
    ['Tag', ['env:x 1']],
  ]);
});

test('the text of an event, and what it tells of', () => {
  assert.equal(eventMarkdown('%%% \n# Head\n- a\n %%%'), '# Head\n- a');
  assert.equal(eventMarkdown('%%%\nopen'), 'open');
  assert.equal(eventMarkdown('plain %%% text'), undefined);
  assert.deepEqual(eventSubject(['monitor', 'monitor_id:2']), { monitorId: '2', downtimeId: undefined });
});

test('lines that send an event count what they send', () => {
  const { dogstatsd } = sendingEventLines(undefined, 'http://x');
  assert.equal(dogstatsd, undefined);
  const lab = { env: [], backend: { endpoints: { dogstatsd: 'udp://127.0.0.1:8125' } } };
  const [line = ''] = sendingEventLines(lab as never, 'http://x').dogstatsd ?? [];
  const [, title = '', text = ''] = /\}:([^|]*)\|([^|]*)\|/.exec(line) ?? [];
  assert.ok(line.includes(`_e{${title.length},${text.length}}:`));
});
