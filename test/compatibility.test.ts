import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { functionTable, unsupportedFunctions } from '../lib/query-language/function-table.ts';
import { parseQueries } from '../lib/query-language/parse.ts';
import { QueryError } from '../lib/query-language/query-error.ts';
import type { Expression } from '../lib/query-language/types.ts';
import { routes } from '../services/backend/api/routes.ts';
import { parseScript } from './query/script.ts';

const page = readFileSync(new URL('../docs/compatibility.md', import.meta.url), 'utf8');

/** `GET /api/v1/metrics/:metric` as the page writes it: `GET /api/v1/metrics/{metric}`. */
const served = routes.map(({ method, path }) => `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);

test('docs/compatibility.md names every endpoint that is served', () => {
  assert.deepEqual(
    served.filter((endpoint) => !page.includes(`\`${endpoint}\``)),
    [],
  );
});

test('docs/compatibility.md says yes or partly only to endpoints that are served', () => {
  const rows = [...page.matchAll(/^\| `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`[^|]*\| (yes|partly|no) \|/gm)];
  assert.ok(rows.length > 10);
  for (const [, endpoint, there] of rows) {
    assert.equal(served.includes(String(endpoint)), there !== 'no', `${endpoint}: ${there}`);
  }
});

/** What the page says of functions. */
const [, ofFunctions = ''] = /^### Functions of metric queries\n([\s\S]*?)\n## /m.exec(page) ?? [];

/** `top5` … `bottom20_l2norm`, which the page sums up; a test beside their code holds each against `top()`. */
const isShortcut = (name: string): boolean => /^(top|bottom)\d/.test(name);

const evaluated = functionTable.filter(({ name }) => !isShortcut(name));

test('docs/compatibility.md lists the functions that are evaluated, by family, and no other', () => {
  const listed = [...ofFunctions.matchAll(/^\| ([a-z]+) \| (`.*) \|$/gm)].map(([, family, names = '']) => {
    return [family, namesIn(names).filter((name) => !isShortcut(name))];
  });
  const families = Map.groupBy(evaluated, ({ family }) => family);
  assert.deepEqual(
    listed,
    Array.from(families, ([family, specs]) => [family, specs.map(({ name }) => name)]),
  );
});

test('every function that is evaluated has its answers in test/query/scripts', () => {
  const folder = new URL('query/scripts/', import.meta.url);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.test.txt'));
  const answered = scripts
    .flatMap((name) => parseScript(readFileSync(new URL(name, folder), 'utf8')))
    .flatMap(({ evals }) => evals)
    .filter(({ expected }) => Object.keys(expected.series ?? expected.bands ?? {}).length > 0)
    .flatMap(({ query }) => parseQueries(query).flatMap(functionsOf));
  assert.deepEqual(
    evaluated.map(({ name }) => name).filter((name) => !answered.includes(name)),
    [],
  );
});

test('docs/compatibility.md lists the functions that are not evaluated, and each is refused by name, with its position', () => {
  const [, names = ''] = /^Not evaluated: (.*)\.$/m.exec(ofFunctions) ?? [];
  assert.deepEqual(namesIn(names), unsupportedFunctions);
  for (const name of namesIn(names)) {
    assert.throws(
      () => parseQueries(`1 + ${name}(avg:my_metric{*})`),
      refusalAt(4, `not supported yet: function ${name}() (line 1, column 5)`),
    );
  }
  assert.throws(() => parseQueries('nothing(avg:my_metric{*})'), /Rule 'function_name' didn't match at 'nothing\(/);
});

/** What a row that says no names first → a query with it, and where in that it is refused. */
const refused: Readonly<Record<string, readonly [query: string, offset: number, refusal: string]>> = {
  'threshold queries (`count(v: v < 10):`)': ['count(v: v < 10):m{*}', 0, 'threshold query count(v: …)'],
  'template variables': ['avg:m{$host}', 6, 'template variable $host that has no value'],
};

test('what docs/compatibility.md says no to in the query language is refused by name, with its position', () => {
  const [, section = ''] = /^## Metric query language\n([\s\S]*?)\n### /m.exec(page) ?? [];
  const parts = [...section.matchAll(/^\| (.*?) \| no \|/gm)].map(([, part = '']) => part);
  assert.deepEqual(parts.toSorted(), Object.keys(refused).toSorted());
  for (const [query, offset, refusal] of Object.values(refused)) {
    const message = `not supported yet: ${refusal} (line 1, column ${offset + 1})`;
    assert.throws(() => parseQueries(query), refusalAt(offset, message));
  }
});

function refusalAt(offset: number, message: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof QueryError);
    assert.deepEqual([error.kind, error.offset, error.message], ['unsupported', offset, message]);
    return true;
  };
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([a-z]\w*)`/g)].map(([, name = '']) => name);
}

/** The functions that an expression calls, however deep. */
function functionsOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'call':
      return [expression.name, ...functionsOf(expression.operand)];
    case 'negation':
      return functionsOf(expression.operand);
    case 'arithmetic':
      return [...functionsOf(expression.left), ...functionsOf(expression.right)];
    default:
      return [];
  }
}
