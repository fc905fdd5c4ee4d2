import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Inline } from './inline.ts';
import { parseInline } from './parse-inline.ts';
import { parseMarkdown } from './parse-markdown.ts';

/** Markup in round brackets, for reading. */
const told = (inner: readonly Inline[]): string =>
  inner
    .map((each) => {
      if (each.kind === 'text') return each.text;
      if (each.kind === 'code') return `(code ${each.text})`;
      if (each.kind === 'picture') return `(picture ${each.src} ${each.alt}${each.href ? ` to ${each.href}` : ''})`;
      return `(${each.kind}${each.kind === 'link' ? ` ${each.href}` : ''} ${told(each.inner)})`;
    })
    .join('');

test('a line has emphasis, code and links', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['**bold** _em_ ~~no~~ `x * y`', '(strong bold) (emphasis em) (strike no) (code x * y)'],
    ['[the **lab**](https://a.example/x_(y))', '(link https://a.example/x_(y) the (strong lab))'],
    ['see https://a.example/b.', 'see (link https://a.example/b https://a.example/b).'],
    ['my_metric_name and 2 * 3 * 4', 'my_metric_name and 2 * 3 * 4'],
    ['\\*not\\*', '*not*'],
    [
      '**m** over **\\***, **a:\\*,b** and **a \\\\** x',
      '(strong m) over (strong *), (strong a:*,b) and (strong a \\) x',
    ],
  ];
  for (const [text, expected] of cases) assert.equal(told(parseInline(text)), expected);
});

test('a picture of the lab is shown from where the console is; any other is a link', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['![graph](http://lab.example:8080/snapshot/view/a/b-1.png)', '(picture /snapshot/view/a/b-1.png graph)'],
    [
      '[![graph](/snapshot/view/a.png)](http://lab.example/monitors/2) x',
      '(picture /snapshot/view/a.png graph to http://lab.example/monitors/2) x',
    ],
    ['[![g](/snapshot/view/a.png)](javascript:x)', '(picture /snapshot/view/a.png g)'],
    ['![p](https://a.example/p.png)', '(link https://a.example/p.png p)'],
    ['[![p](https://a.example/p.png)](https://a.example/)', '(link https://a.example/ p)'],
    ['![p](https://a.example/snapshot/view/../../p.png)', '(link https://a.example/snapshot/view/../../p.png p)'],
    ['![p](data:image/png;base64,x)', '![p](data:image/png;base64,x)'],
  ];
  for (const [text, expected] of cases) assert.equal(told(parseInline(text)), expected);
});

test('a link leads to the web, a mail or the console, and nowhere else', () => {
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'JaVaScRiPt:x',
    '/\\evil.example',
  ]) {
    assert.ok(
      parseInline(`[x](${address})`).every(({ kind }) => kind !== 'link'),
      address,
    );
  }
  assert.equal(told(parseInline('[x](/metrics)')), '(link /metrics x)');
});

test('what a variable was filled with is shown as it is, once', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a &lt;script&gt; &quot;x&quot; &amp;amp; `&lt;b&gt;`', 'a <script> "x" &amp; (code <b>)'],
    ['http://a.example/?a=1&amp;b=2', '(link http://a.example/?a=1&b=2 http://a.example/?a=1&b=2)'],
    ['[go](/events?a=1&amp;b=2)', '(link /events?a=1&b=2 go)'],
    ['&quot;http://a.example/x&quot;', '"(link http://a.example/x http://a.example/x)"'],
  ];
  for (const [text, expected] of cases) assert.equal(told(parseInline(text)), expected);
});

test('blocks: headings, paragraphs, lists, quotes, code, tables, rules; HTML is text', () => {
  const text = [
    '# One',
    'a',
    'b',
    '',
    '- x',
    '  - y',
    '1. z',
    '> q',
    '```',
    '# no',
    '```',
    '---',
    '|a|b|',
    '|-|-|',
    '|1|2|',
    '<b>t</b>',
  ];
  assert.deepEqual(
    parseMarkdown(text.join('\n')).map(({ kind }) => kind),
    ['heading', 'paragraph', 'list', 'quote', 'code', 'rule', 'table', 'paragraph'],
  );
});

test('a hostile text is read in no time', () => {
  const startedMs = performance.now();
  for (const text of ['*'.repeat(20_000), '['.repeat(20_000), '`'.repeat(20_000), '_a'.repeat(10_000)])
    parseMarkdown(text);
  assert.ok(performance.now() - startedMs < 3000);
});
