import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTemplate } from './parse-template.ts';
import { renderTemplate } from './render-template.ts';
import { TemplateError } from './template-error.ts';
import { flags, type TemplateContext, type TemplateFlag } from './types.ts';
import { unknownVariables } from './unknown-variables.ts';

const variables: TemplateContext['variables'] = {
  value: 812.5,
  threshold: 800,
  zero: 0,
  bytes: 3 * 1024 ** 2,
  'host.name': 'web-1',
  'host.datacenter': '',
  'dot.key.test.name': 'dotted',
  '@http.status_code.name': '404',
  'log.message': `<b>"it's" & more</b>`,
  last_triggered_at: new Date('2021-05-31T14:43:27Z'),
  last_triggered_at_epoch: '1622472207000',
};

function render(text: string, held: readonly TemplateFlag[] = [], over: Partial<TemplateContext> = {}): string {
  return renderTemplate(parseTemplate(text), { flags: new Set(held), variables, ...over }).text;
}

test('each condition shows its text when it holds, and only then', () => {
  for (const flag of flags) {
    const text = `a{{#${flag}}}yes{{/${flag}}}{{^${flag}}}no{{/${flag}}}z`;
    assert.equal(render(text, [flag]), 'ayesz', flag);
    assert.equal(render(text), 'anoz', flag);
  }
});

test('conditions are nested, and have an else', () => {
  const text =
    '{{#is_alert}}A{{#is_match "host.name" "web"}}web{{else}}other{{/is_match}}{{^is_renotify}}first{{/is_renotify}}{{else}}B{{/is_alert}}';
  assert.equal(render(text, ['is_alert']), 'Awebfirst');
  assert.equal(render(text, ['is_alert', 'is_renotify']), 'Aweb');
  assert.equal(render(text), 'B');
});

test('is_match looks for a part, is_exact_match for the whole; several texts are alternatives, none asks for nothing', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['is_match "host.name" "eb-"', true],
    ['is_match host.name "db" "web"', true],
    ["is_match 'host.name' 'WEB'", false],
    ['is_match "[dot.key.test].name" "dot"', true],
    ['is_match "value" "812"', true],
    ['is_match "host.datacenter" ""', true],
    ['is_match "no.such" ""', true],
    ['is_match "host.name" ""', false],
    ['is_exact_match "host.name" "web"', false],
    ['is_exact_match "host.name" "db-1" "web-1"', true],
    ['is_exact_match "threshold" "800"', true],
    ['is_exact_match "zero" ""', false],
    ['is_exact_match "host.datacenter" ""', true],
  ];
  for (const [condition, expected] of cases) {
    const [name] = condition.split(' ');
    assert.equal(render(`{{#${condition}}}yes{{/${name}}}`), expected ? 'yes' : '', condition);
    assert.equal(render(`{{^${condition}}}no{{/${name}}}`), expected ? '' : 'no', condition);
  }
});

test('is_priority asks for the priority', () => {
  const text = "{{#is_priority 'P2'}}two{{/is_priority}}";
  assert.equal(render(text, [], { priority: 2 }), 'two');
  assert.equal(render(text, [], { priority: 1 }), '');
  assert.equal(render(text, [], { priority: null }), '');
});

test('variables are filled and escaped, with three braces as they are; unknown ones are empty', () => {
  assert.equal(
    render('{{value}} {{ threshold }} {{host.name}} {{[dot.key.test].name}} {{dot.key.test.name}}'),
    '812.5 800.0 web-1 dotted dotted',
  );
  assert.equal(render('{{@http.status_code.name}}|{{[@http.status_code].name}}|{{no.such}}|{{toString}}'), '404|404||');
  assert.equal(render('{{log.message}}'), '&lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;');
  assert.equal(render('{{{log.message}}}'), `<b>"it's" & more</b>`);
  assert.equal(render('{{last_triggered_at}}'), 'Mon May 31 2021 14:43:27 UTC');
});

test('functions', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['{{eval "value-10*60"}}', '212.5'],
    ["{{eval '(threshold - 1) % 100 + 2 ^ 3 ^ 2'}}", '611'],
    ['{{eval "-2^2"}}', '-4'],
    ['{{eval "8 / 2 / 2"}}', '2'],
    ['{{eval "10 - 2 - 3"}}', '5'],
    ['{{eval "round(value / 7, 2)"}}', '116.07'],
    ['{{eval "humanize_bytes(bytes)"}}', '3 MiB'],
    ['{{eval "humanize_bits(1500)"}}', '1.5 kb'],
    ['{{eval "to_bool(zero)"}}{{eval "to_bool(value)"}}', 'falsetrue'],
    ['{{eval "atan2(zero, 1)"}}', '0'],
    ['{{eval "last_triggered_at_epoch / 1000"}}', '1622472207'],
    ['{{eval "value / 0"}}{{eval "no_such + 1"}}{{eval "host.name * 2"}}{{eval "to_bool(no_such)"}}', ''],
    ["{{local_time 'last_triggered_at' 'Asia/Tokyo'}}", '2021-05-31 23:43:27+09:00'],
    ["{{local_time 'last_triggered_at_epoch' 'UTC'}}", '2021-05-31 14:43:27+00:00'],
    ["{{local_time 'host.name' 'UTC'}}{{local_time 'no.such' 'UTC'}}", ''],
    ['{{toUpper "host.name"}} {{toLower "log.message"}}', 'WEB-1 &lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;'],
    ['{{urlencode "log.message"}}', "%3Cb%3E%22it's%22%20%26%20more%3C%2Fb%3E"],
  ];
  for (const [text, expected] of cases) assert.equal(render(text), expected, text);
});

test('a priority that is met is the one of the message', () => {
  const text = "{{#is_alert}}{{override_priority 'P1'}}{{else}}{{override_priority 'P4'}}{{/is_alert}}x";
  const nodes = parseTemplate(text);
  assert.deepEqual(renderTemplate(nodes, { flags: new Set(['is_alert']), variables }), { text: 'x', priority: 1 });
  assert.deepEqual(renderTemplate(nodes, { flags: new Set(), variables }), { text: 'x', priority: 4 });
  assert.deepEqual(renderTemplate(parseTemplate('x'), { flags: new Set(), variables }), { text: 'x' });
});

test('comments are left out, raw blocks stand as they are', () => {
  assert.equal(render('a{{!-- {{value}} --}}b{{! short }}c'), 'abc');
  assert.equal(
    render('{{{{raw}}}}{{ .Values.{{x}} }} {{/y}}{{{{/raw}}}} {{host.name}}'),
    '{{ .Values.{{x}} }} {{/y}} web-1',
  );
});

test('what cannot be read is refused with its place', () => {
  const cases: readonly (readonly [string, RegExp, number])[] = [
    ['a {{value', /'\{\{' has no '\}\}' \(line 1, column 3\)/, 2],
    ['a\n{{#is_alert}}x', /\{\{#is_alert\}\} is never closed \(line 2, column 1\)/, 2],
    ['{{#is_alert}}{{/is_warning}}', /\{\{\/is_warning\}\} stands where \{\{#is_alert\}\} is to be closed/, 13],
    ['x{{/is_alert}}', /\{\{\/is_alert\}\} closes no block/, 1],
    ['{{else}}', /\{\{else\}\} stands outside of a block/, 0],
    ['{{#is_alert}}{{else}}{{else}}{{/is_alert}}', /has two \{\{else\}\}/, 21],
    ['{{#is_allert}}{{/is_allert}}', /'is_allert' is no condition; there are is_alert, /, 0],
    ['{{#is_alert "x"}}{{/is_alert}}', /'is_alert' takes nothing, got 'x'/, 0],
    ['{{#is_match "host.name"}}{{/is_match}}', /'is_match' is written/, 0],
    ["{{#is_priority 'P6'}}{{/is_priority}}", /'is_priority' is written/, 0],
    ['{{}}', /a variable has no name/, 0],
    ['{{a=b}}', /'a=b' is no name of a variable/, 0],
    ['{{{{x}}}}', /is no name of a variable/, 0],
    ['{{upper "x"}}', /'upper' is no function; there are eval, local_time,/, 0],
    ["{{local_time 'x' 'Mars/Base'}}", /'Mars\/Base' is no time zone/, 0],
    ["{{local_time 'x'}}", /'local_time' is written/, 0],
    ["{{override_priority 'high'}}", /'high' is no priority from P1 to P5/, 0],
    ['{{eval "value +"}}', /ends where a value is expected/, 0],
    ['{{eval "(value"}}', /lacks a '\)'/, 0],
    ['{{eval "value value"}}', /where an operator is expected/, 0],
    ['{{eval "value & 1"}}', /'& 1' cannot be evaluated/, 0],
    ['{{eval "sqrt(value)"}}', /'sqrt\(\)' is no function of eval/, 0],
    ['{{eval "atan2(1)"}}', /'atan2\(\)' takes 2 values, got 1/, 0],
    ['{{eval "1 + humanize_bytes(value)"}}', /gives text: nothing can be calculated with it/, 0],
    ['{{!-- x', /a comment has no '--\}\}'/, 0],
    ['{{{{raw}}}} x', /\{\{\{\{raw\}\}\}\} is never closed/, 0],
    [`${'{{#is_alert}}'.repeat(51)}`, /blocks may be nested 50 levels deep/, 650],
    [`{{eval "${'('.repeat(101)}1${')'.repeat(101)}"}}`, /is nested too deep/, 0],
  ];
  for (const [text, message, offset] of cases) {
    assert.throws(
      () => parseTemplate(text),
      (error) => error instanceof TemplateError && message.test(error.message) && error.offset === offset,
      text,
    );
  }
});

test('variables that nothing fills are found wherever they are named', () => {
  const text =
    '{{value}} {{a.name}} {{{b}}} {{toUpper "c"}} {{eval "d + abs([e.f])"}} {{#is_match "g" "x"}}{{h}}{{else}}{{a.name}}{{/is_match}}';
  const found = unknownVariables(text, (name) => name === 'value');
  assert.deepEqual(
    found.map(({ name }) => name),
    ['a.name', 'b', 'c', 'd', 'e.f', 'g', 'h'],
  );
  assert.equal(found[0]?.offset, 10);
  assert.deepEqual(
    unknownVariables("{{override_priority 'P1'}} {{local_time 'value' 'UTC'}}", () => true),
    [],
  );
});

const pieces = fc.constantFrom(
  ...[
    '{{',
    '}}',
    '{{{',
    '}}}',
    '{',
    '}',
    '#',
    '^',
    '/',
    'else',
    'is_alert',
    'is_match',
    'value',
    '"',
    "'",
    ' ',
    '!--',
    '--',
  ],
  ...[
    'eval',
    '(',
    ')',
    '-',
    '{{#is_alert}}',
    '{{/is_alert}}',
    '{{{{raw}}}}',
    '{{{{/raw}}}}',
    '[',
    ']',
    '.',
    '\n',
    'é',
    '@',
  ],
);

test('any text is read, or refused with a place in it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
      ),
      (text) => {
        try {
          assert.equal(typeof render(text, ['is_alert']), 'string');
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error;
          assert.ok(error.offset >= 0 && error.offset < text.length);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test('text without two braces in a row is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (any) => {
      const text = any.replaceAll('{{', '{');
      assert.equal(render(text.replaceAll('{{', '{')), text.replaceAll('{{', '{'));
    }),
  );
});

test('a value is escaped so that it can be read back', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const text = render('{{x}}', [], { variables: { x: value } });
      assert.doesNotMatch(text, /[<>"']/);
      const back = text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) =>
        entity === '&amp;' ? '&' : entity === '&lt;' ? '<' : entity === '&gt;' ? '>' : entity === '&quot;' ? '"' : "'",
      );
      assert.equal(back, value);
    }),
  );
});
