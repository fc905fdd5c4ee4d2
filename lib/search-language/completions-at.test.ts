import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completionsAt } from './completions-at.ts';

/** The bar is the cursor; what `from` to `to` covers is in the answer. */
function complete(marked: string) {
  const position = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = completionsAt(text, position);
  if (!found) return undefined;
  const what =
    found.kind === 'value' ? `${found.attribute.hasAt ? '@' : ''}${found.attribute.name}=` : found.hasAt ? '@' : '';
  return `${found.kind} ${what}${found.prefix} [${text.slice(found.from, found.to)}]`;
}

const places: readonly (readonly [string, string | undefined])[] = [
  ['|', 'attribute  []'],
  ['serv|', 'attribute serv [serv]'],
  ['serv|ice:web', 'attribute serv [service:]'],
  ['@http.st|', 'attribute @http.st [@http.st]'],
  ['service:|', 'value service= []'],
  ['service:we|', 'value service=we [we]'],
  ['service:w|eb x', 'value service=w [web]'],
  ['@http.url:"GET /e|', 'value @http.url=GET /e ["GET /e]'],
  ['@http.url:"GET |/e" a:b', 'value @http.url=GET  ["GET /e"]'],
  ['@http.url:"GET"|', 'value @http.url=GET ["GET"]'],
  ['-serv|', 'attribute serv [serv]'],
  ['-|', 'attribute  []'],
  ['service:web |', 'attribute  []'],
  ['service:(|', 'value service= []'],
  ['service:(web OR |', 'value service= []'],
  ['service:(web OR a|) x', 'value service=a [a]'],
  ['service:(web) e|', 'attribute e [e]'],
  ['(service:web O|', 'attribute O [O]'],
  ['@n:[1 TO |', undefined],
  ['@n:>5|', undefined],
  ['"free te|', undefined],
  ['(a:1)|', undefined],
  ['@first\\ na|', 'attribute @first na [@first\\ na]'],
];

for (const [marked, expected] of places)
  test(`completions at ${marked}`, () => assert.equal(complete(marked), expected));

test('any text and place has an answer, within the text', () => {
  const parts = fc.constantFrom('a', ':', ' ', '(', ')', '"', '\\', '[', '-', '@', '>', 'OR');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), fc.nat(24), (list, at) => {
      const text = list.join('');
      const position = Math.min(at, text.length);
      const found = completionsAt(text, position);
      if (found)
        assert.ok(0 <= found.from && found.from <= position && position <= found.to && found.to <= text.length);
    }),
  );
});
