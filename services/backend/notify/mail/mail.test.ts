import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { plainText } from '../message/plain-text.ts';
import { composeMail } from './compose-mail.ts';
import { mailHtml } from './mail-html.ts';

const html = (markdown: string): string => mailHtml(markdown, { title: 'T', tone: 'error' });

test('Markdown becomes HTML, its HTML stays text, and links lead to web and mail addresses only', () => {
  assert.match(html('**bold** and `code`'), /<strong>bold<\/strong> and <code>code<\/code>/);
  assert.match(html('a &lt;b&gt; c'), /a &lt;b&gt; c/);
  assert.match(html('<script>alert(1)</script>'), /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  assert.match(html('x <img src=y onerror=z> y'), /x &lt;img src=y onerror=z&gt; y/);
  assert.match(html('[go](http://localhost/?a=1&b=2)'), /<a href="http:\/\/localhost\/\?a=1&amp;b=2"[^>]*>go<\/a>/);
  for (const bad of ['javascript:alert(1)', 'JaVaScript:x', 'data:text/html,x', 'file:///etc/passwd', 'vbscript:x']) {
    assert.doesNotMatch(html(`[go](${bad}) ![p](${bad})`), /href|src/, bad);
  }
  assert.match(mailHtml('x', { title: '<T>', tone: 'success' }), /<title>&lt;T&gt;<\/title>[\s\S]*#2a7e41/);
});

test('the graph is the one in the mail', () => {
  const graph = { url: 'http://localhost/snapshot/x.png', cid: 'graph@x' };
  const text = `[![Metric Graph](${graph.url})](http://localhost/monitors/1) ![other](http://localhost/y.png)`;
  const written = mailHtml(text, { title: 'T', tone: 'error', graph });
  assert.match(written, /<a href="http:\/\/localhost\/monitors\/1"[^>]*><img src="cid:graph@x" alt="Metric Graph"/);
  assert.match(written, /<img src="http:\/\/localhost\/y\.png" alt="other"/);
});

test('Markdown as plain text', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['**my_metric** over **\\*** was **> 1.0**.', 'my_metric over * was > 1.0.'],
    ['`a * b` _it_ &lt;x&gt; &amp;amp;', 'a * b it <x> &amp;'],
    ['[[Page](http://h/)] · [http://h/](http://h/)', '[Page (http://h/)] · http://h/'],
    ['[![Metric Graph](http://h/x.png)](http://h/p)', 'http://h/p'],
    ['one\ntwo\n\n- - -\n\nthree', 'one\ntwo\n\n--\n\nthree'],
    ['# Head\n\n- a\n- **b**\n\n> said\n\n```\ncode\n```', 'Head\n\n- a\n- b\n\n> said\n\ncode'],
    ['|a|b|\n|-|-|\n|1|**2**|', 'a | b\n1 | 2'],
    ['<b>kept</b>', '<b>kept</b>'],
  ];
  for (const [markdown, expected] of cases) assert.equal(plainText(markdown), expected, markdown);
});

test('what a variable was filled with is in HTML and text once, in addresses and code too', () => {
  const link = 'http://localhost:8080/events?event=1&amp;from_ts=2&amp;to_ts=3';
  const href = /href="http:\/\/localhost:8080\/events\?event=1&amp;from_ts=2&amp;to_ts=3"/;
  for (const text of [link, `[open](${link})`, `<${link}>`]) assert.match(html(text), href, text);
  assert.match(html(link), />http:\/\/localhost:8080\/events\?event=1&amp;from_ts=2&amp;to_ts=3<\/a>/);
  assert.equal(plainText(link), 'http://localhost:8080/events?event=1&from_ts=2&to_ts=3');
  assert.equal(plainText(`[open](${link})`), 'open (http://localhost:8080/events?event=1&from_ts=2&to_ts=3)');
  const value = '&lt;script&gt;&quot;&amp;&#39;';
  assert.match(html(value), /<p>&lt;script&gt;&quot;&amp;&#39;<\/p>/);
  assert.match(html(`\`${value}\``), /<code>&lt;script&gt;&quot;&amp;&#39;<\/code>/);
  assert.match(html(`\`\`\`\n${value}\n\`\`\``), /<pre><code>&lt;script&gt;&quot;&amp;&#39;<\/code><\/pre>/);
  assert.equal(plainText(`${value} \`${value}\``), `<script>"&' <script>"&'`);
  assert.doesNotMatch(html('[go](java&amp;script:x) [go](javascript&#58;x)'), /href/);
});

test('a mail is text, HTML and the graph in it, as its reader takes it apart', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  const mail = {
    ...{ messageId: '<a@labrador.localhost>', thread: '<t@labrador.localhost>', from: 'Lab <lab@localhost>' },
    ...{
      to: 'ops@example.com',
      subject: '[Triggered] größer ≥ 5\r\nBcc: x@example.com',
      text: 'täxt\n',
      html: '<img src="cid:g@x">',
    },
    ...{ atMs: Date.UTC(2026, 0, 2, 3, 4, 5), graph: { png, cid: 'g@x' } },
  };
  const raw = await composeMail(mail);
  const read = await simpleParser(raw, { skipImageLinks: true });
  assert.equal(read.messageId, mail.messageId);
  assert.equal(read.inReplyTo, mail.thread);
  assert.equal(read.subject, '[Triggered] größer ≥ 5 Bcc: x@example.com');
  assert.equal(read.date?.toISOString(), '2026-01-02T03:04:05.000Z');
  assert.deepEqual(
    [read.from, read.to, read.bcc].map((each) => (Array.isArray(each) ? '' : each?.text)),
    ['"Lab" <lab@localhost>', 'ops@example.com', undefined],
  );
  assert.equal(read.text, 'täxt\n');
  assert.match(read.html || '', /cid:g@x/);
  const [graph, ...others] = read.attachments;
  assert.deepEqual(others, []);
  assert.deepEqual([graph?.contentType, graph?.cid, graph?.contentDisposition], ['image/png', 'g@x', 'inline']);
  assert.deepEqual(graph?.content, png);
  assert.equal(read.headers.get('auto-submitted'), 'auto-generated');
});

test('a handle without an address stands in the mail as it is', async () => {
  const about = { messageId: '<a@x>', from: 'lab@localhost', subject: 's', text: 't', html: 'h', atMs: 0 };
  const read = await simpleParser(await composeMail({ ...about, to: '@slack-a b(c)' }));
  assert.equal(Array.isArray(read.to) ? '' : read.to?.text, '"@slack-a b(c)" <slack-a_b_c_@handle.invalid>');
});

test('what is nested too deep is shown as it is written', () => {
  const deep = `${'> '.repeat(5000)}<x>`;
  assert.match(html(deep), /<pre>(&gt; ){5000}&lt;x&gt;<\/pre>/);
  assert.equal(plainText(deep), deep);
});

test('whatever is told, it becomes a mail and text', async () => {
  const any = fc.string({ unit: 'binary', maxLength: 60 });
  const mail = fc.record({ subject: any, text: any, to: any.map((text) => `@${text}`) });
  await fc.assert(
    fc.asyncProperty(mail, any, async ({ subject, text, to }, markdown) => {
      const html = mailHtml(markdown, { title: subject, tone: 'error' });
      const raw = await composeMail({ messageId: '<a@x>', from: 'lab@localhost', to, subject, text, html, atMs: 0 });
      const [head = ''] = raw.toString('latin1').split('\r\n\r\n', 1);
      // What is in a header adds no other.
      const names = head.split('\r\n').flatMap((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase() ?? []);
      assert.deepEqual(
        names.filter((name) => ['bcc', 'cc'].includes(name)),
        [],
      );
      assert.equal(names.length, new Set(names).size);
      assert.equal(typeof plainText(markdown), 'string');
    }),
    { numRuns: 300 },
  );
});
