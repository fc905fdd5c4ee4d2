import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scopeMatcher } from './match-scope.ts';
import { parseScope } from './parse-scope.ts';
import { ScopeError } from './scope-error.ts';

const group = ['env:prod', 'host:web-1', 'service:a', 'service:b'];

const cases: readonly (readonly [scope: string, matches: boolean])[] = [
  ['*', true],
  ['env:prod', true],
  ['ENV:Prod', true],
  ['env:staging', false],
  ['env:prod AND host:web-1', true],
  ['env:prod host:web-1', true],
  ['env:prod && host:web-2', false],
  ['host:web-*', true],
  ['host:*1', true],
  ['host:w*b*', true],
  ['host:w*b*2', false],
  ['host:web-1*1', false],
  ['team:*', false],
  ['-team:*', true],
  ['host:"web-*"', false],
  ['host:"web-1"', true],
  ['-env:prod', false],
  ['NOT env:staging', true],
  ['env:(staging OR prod)', true],
  ['-env:(staging OR prod)', false],
  ['-env:(staging OR dev)', true],
  ['service:(a AND b)', true],
  ['service:(a AND c)', false],
  ['(env:staging OR host:web-1) AND service:a', true],
  ['(env:staging AND host:web-1 OR service:c)', false],
  ['(env:staging OR (host:web-1 AND -team:x))', true],
  ['(env:(staging OR prod))', true],
  ['url:a:b', false],
];

for (const [scope, matches] of cases) {
  test(`${scope} is ${matches} of a group`, () => assert.equal(scopeMatcher(parseScope(scope).node)(group), matches));
}

test('a value may have colons and begin with a dash', () => {
  const matches = scopeMatcher(parseScope('url:-http://a:80/x').node);
  assert.equal(matches(['url:-http://a:80/x']), true);
});

const refusals: readonly (readonly [scope: string, message: RegExp])[] = [
  ['', /it is empty/],
  ['prod', /^All values must have a key$/],
  ['env:prod AND "prod"', /^All values must have a key$/],
  ['* AND env:prod', /^All values must have a key$/],
  ['env:a OR env:b', /OR is not supported at the top of a scope; .* \(at character 7\)/],
  ['env:prod?', /wildcard \? is not supported; use \*/],
  ['en&v:prod', /'en&v' has characters that no key may have/],
  ['-(env:a OR env:b)', /only key:value and key:\(a OR b\) can be negated/],
  ['-service:(a AND b)', /-service:\(a AND b\) is not supported/],
  ['service:(-a OR b)', /a value of service:\(…\) cannot be negated|unexpected/],
  ['service:(a AND b OR c)', /AND beside OR needs parentheses/],
  ['(a:1 OR (b:2 OR (c:3 OR d:4)))', /parentheses may be nested 2 levels deep \(at character 17\)/],
  ['(a:1 OR (b:2 OR c:(3 OR 4)))', /nested 2 levels deep/],
  ['env: prod', /a value must follow 'env:'/],
  ['env:', /it ends too early/],
  ['env:""', /a value is empty/],
  ['(env:a', /it ends too early/],
  ['env:a)', /unexpected '\)'/],
  ['env:a AND', /it ends too early/],
  ['env:a,host:b', /unexpected ','/],
  ['env:"a', /unexpected '"'/],
  [`env:${'a'.repeat(2000)}`, /at most 2000 characters/],
];

for (const [scope, message] of refusals) {
  test(`${scope.slice(0, 40)} is refused`, () => {
    assert.throws(
      () => parseScope(scope),
      (error) => {
        assert.ok(error instanceof ScopeError);
        assert.match(error.message, message);
        return true;
      },
    );
  });
}

test('parts are the conditions that must all hold, as they were written', () => {
  const { parts } = parseScope('env:(a  OR b) AND -host:c service:"x y" && (d:1 OR e:2)');
  assert.deepEqual(parts, ['env:(a  OR b)', '-host:c', 'service:"x y"', '(d:1 OR e:2)']);
});

test('any text is read, or refused with a place in it', () => {
  const unit = fc.constantFrom('a', 'b', ':', '(', ')', '-', ' ', '*', '"', '?', ',', ' AND ', ' OR ', 'NOT ');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
      try {
        parseScope(text);
      } catch (error) {
        assert.ok(error instanceof ScopeError);
        assert.ok(error.offset >= 0 && error.offset <= text.length);
      }
    }),
  );
});

/** A scope as text, with what it means. */
interface Meant {
  readonly text: string;
  readonly holds: (tags: readonly string[]) => boolean;
}

const tag: fc.Arbitrary<Meant> = fc
  .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2', '1*', '*2'))
  .map(([key, value]) => {
    const pattern = new RegExp(`^${key}:${value.replace('*', '.*')}$`);
    return { text: `${key}:${value}`, holds: (tags) => tags.some((each) => pattern.test(each)) };
  });
const values: fc.Arbitrary<Meant> = fc
  .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2', '12'), fc.constantFrom('1', '21'))
  .map(([key, one, other]) => ({
    text: `${key}:(${one} OR ${other})`,
    holds: (tags) => tags.includes(`${key}:${one}`) || tags.includes(`${key}:${other}`),
  }));
const term: fc.Arbitrary<Meant> = fc
  .tuple(fc.oneof(tag, values), fc.boolean())
  .map(([{ text, holds }, isNegated]) =>
    isNegated ? { text: `-${text}`, holds: (tags) => !holds(tags) } : { text, holds },
  );
const either: fc.Arbitrary<Meant> = fc.array(term, { minLength: 2, maxLength: 3 }).map((terms) => ({
  text: `(${terms.map(({ text }) => text).join(' OR ')})`,
  holds: (tags) => terms.some(({ holds }) => holds(tags)),
}));
const scope: fc.Arbitrary<Meant> = fc.array(fc.oneof(term, either), { minLength: 1, maxLength: 4 }).map((terms) => ({
  text: terms.map(({ text }) => text).join(' AND '),
  holds: (tags) => terms.every(({ holds }) => holds(tags)),
}));

test('a scope matches the groups that it says', () => {
  const tags = fc.uniqueArray(fc.constantFrom('a:1', 'a:2', 'a:12', 'b:1', 'b:21', 'b:212', 'c:1'));
  fc.assert(
    fc.property(scope, tags, (meant, own) => {
      assert.equal(scopeMatcher(parseScope(meant.text).node)(own), meant.holds(own), meant.text);
    }),
    { numRuns: 500 },
  );
});
