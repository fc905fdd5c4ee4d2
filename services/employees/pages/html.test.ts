import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('texts are escaped, templates inside are not', () => {
  const inner = html`<b>${'<&>"\''}</b>`;
  assert.equal(
    html`<p title="${'a"b'}">${inner}${7}</p>`.text,
    '<p title="a&quot;b"><b>&lt;&amp;&gt;&quot;&#39;</b>7</p>',
  );
});

test('what is absent is nothing, zero and the empty text are themselves', () => {
  assert.equal(html`[${undefined}${null}${false}${''}${0}]`.text, '[0]');
});

test('lists are their items, escaped each, lists in them too', () => {
  assert.equal(html`${['<', html`<i>`, [1, ['&']], undefined]}`.text, '&lt;<i>1&amp;');
});

test('an object that only looks like a template is no way in', () => {
  const sent = JSON.parse('{"text":"<script>"}');
  assert.throws(() => html`${sent}`);
});
