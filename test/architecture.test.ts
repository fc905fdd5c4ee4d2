import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/**
 * Who may import whom. A file belongs to the first unit whose folder holds it; it may import from its own unit and
 * from the folders listed. Anything else is an error, and there is no list of exceptions.
 */
const units: readonly { readonly unit: string; readonly may: readonly string[]; readonly why: string }[] = [
  { unit: 'lib/model', may: [], why: 'boundary types stand alone' },
  { unit: 'lib/api-types', may: ['lib/model'], why: 'types of the HTTP API, made of boundary types' },
  { unit: 'lib/clock', may: [], why: 'time depends on nothing' },
  { unit: 'lib/log', may: [], why: 'logging depends on nothing' },
  { unit: 'lib/output', may: [], why: 'a file that was asked for' },
  { unit: 'lib/tags', may: [], why: 'text in, text out' },
  { unit: 'lib/units', may: [], why: 'numbers in, text out' },
  { unit: 'lib/sketch', may: ['lib/model'], why: 'the one mapping of distributions, on every way in and out' },
  { unit: 'lib/query-language', may: ['lib/model'], why: 'a language knows no evaluation' },
  { unit: 'lib/search-language', may: ['lib/model', 'lib/units'], why: 'a language knows no evaluation' },
  {
    unit: 'lib/monitor-language',
    may: ['lib/model', 'lib/api-types', 'lib/query-language', 'lib/search-language'],
    why: 'a language knows no evaluation',
  },
  { unit: 'lib/message-template', may: ['lib/model', 'lib/units'], why: 'text and values in, text out' },
  { unit: 'lib/downtime', may: ['lib/model'], why: 'when, and for what: without who asks' },
  { unit: 'lib/config', may: ['lib/model'], why: 'reads files and environment, nothing else' },
  { unit: 'lib/lifecycle', may: ['lib/model', 'lib/log', 'lib/clock'], why: 'processes report by boundary types' },
  { unit: 'lib/http', may: ['lib/model', 'lib/log'], why: 'HTTP without knowledge of what is served' },
  {
    unit: 'lib/document-files',
    may: ['lib/model', 'lib/clock', 'lib/log', 'lib/lifecycle', 'lib/http'],
    why: 'documents of a folder, without knowledge of what they are',
  },
  {
    unit: 'lib/codec',
    may: ['lib/model', 'lib/tags', 'lib/sketch', 'lib/http'],
    why: 'bytes to boundary types, and refusals',
  },
  { unit: 'lib/check', may: ['lib/model', 'lib/clock', 'lib/config'], why: 'the contract of checks' },
  { unit: 'lib/chart', may: ['lib/model', 'lib/api-types', 'lib/units'], why: 'data in, chart definition out' },
  {
    unit: 'lib/widget',
    may: ['lib/model', 'lib/api-types', 'lib/chart', 'lib/query-language', 'lib/search-language', 'lib/units'],
    why: 'what a widget says, what it asks and what its answers mean, for the browser and for pictures alike',
  },
  {
    unit: 'lib/monitor-graph',
    may: ['lib/model', 'lib/api-types', 'lib/monitor-language', 'lib/query-language', 'lib/widget'],
    why: 'what a monitor looks at, as a widget draws it: for the browser and for messages alike',
  },
  {
    unit: 'lib/picture',
    may: ['lib/model', 'lib/api-types', 'lib/chart', 'lib/units', 'lib/widget'],
    why: 'a widget and its answers in, SVG out; the renderer is handed in',
  },
  { unit: 'checks', may: ['lib/check', 'lib/model'], why: 'a check runs on any runtime of the contract' },
  { unit: 'services/agent', may: ['lib'], why: 'talks to others over sockets; loads checks by name' },
  {
    unit: 'services/mysql',
    may: ['lib'],
    why: 'keeps a server; others reach that by its address',
  },
  {
    unit: 'services/employees',
    may: ['lib/config', 'lib/log', 'lib/http', 'lib/lifecycle'],
    why: 'an application as anybody could write it: nothing in it knows the lab',
  },
  {
    unit: 'services/apm-app',
    may: ['lib/config', 'lib/log', 'lib/http', 'lib/lifecycle'],
    why: 'an application as anybody could write it: nothing in it knows the lab',
  },
  {
    unit: 'services/backend/intake',
    may: ['lib', 'services/backend/store'],
    why: 'bytes become rows; nothing downstream is known',
  },
  { unit: 'services/backend/store', may: ['lib'], why: 'owns tables and SQL, knows no door and no reader' },
  { unit: 'services/backend/query', may: ['lib', 'services/backend/store'], why: 'reads the store' },
  {
    unit: 'services/backend/pictures',
    may: ['lib', 'services/backend/store', 'services/backend/query'],
    why: 'asks what a widget asks, and draws it in a process of its own; for the API, and for messages',
  },
  {
    unit: 'services/backend/monitors',
    may: ['lib', 'services/backend/store', 'services/backend/query'],
    why: 'evaluates and decides; who is told is not its affair',
  },
  {
    unit: 'services/backend/notify',
    may: ['lib', 'services/backend/store', 'services/backend/query', 'services/backend/pictures'],
    why: 'tells people what was decided, with a picture',
  },
  {
    unit: 'services/backend/api',
    may: [
      'lib',
      'services/backend/store',
      'services/backend/query',
      'services/backend/pictures',
      'services/backend/monitors',
      'services/backend/notify',
      'services/backend/intake',
    ],
    why: 'the outermost layer of the backend',
  },
  { unit: 'services/backend', may: ['lib', 'services/backend'], why: 'main.ts composes' },
  {
    unit: 'services/console',
    may: [
      'lib/model',
      'lib/api-types',
      'lib/chart',
      'lib/widget',
      'lib/picture',
      'lib/monitor-graph',
      'lib/message-template',
      'lib/monitor-language',
      'lib/query-language',
      'lib/downtime',
      'lib/search-language',
      'lib/units',
    ],
    why: 'runs in a browser; talks HTTP',
  },
  { unit: 'cli', may: ['lib'], why: 'starts services as processes' },
  { unit: 'test', may: ['lib', 'services', 'checks', 'cli'], why: 'tests see everything' },
];

/** What a test beside the code may import as well: the layers its unit is used with, and the harness. */
const testsMayAlsoImport = ['lib', 'services/backend', 'services/agent', 'test/harness', 'test/query', 'checks'];

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));

interface SourceFile {
  readonly file: string;
  readonly isTest: boolean;
  /** Files inside the project, resolved. */
  readonly imports: readonly string[];
  /** Those that remain at run time: not `import type`. */
  readonly valueImports: readonly string[];
}

const sources = listSources().map(readSource);

test('every source file belongs to a unit', () => {
  const homeless = sources.filter(({ file }) => !unitOf(file)).map(({ file }) => file);
  assert.deepEqual(homeless, []);
});

test('imports follow the table', () => {
  const violations = sources.flatMap(({ file, isTest, imports }) => {
    const home = unitOf(file);
    if (!home) return [];
    const allowed = [home.unit, ...home.may, ...(isTest ? testsMayAlsoImport : [])];
    return imports
      .filter((target) => !allowed.some((folder) => isInside(target, folder)) && !isRootFile(target))
      .map((target) => `${file} imports ${target}, but ${home.unit} may not: ${home.why}`);
  });
  assert.deepEqual(violations, []);
});

test('services never import each other', () => {
  const violations = sources.flatMap(({ file, imports }) => {
    const service = serviceOf(file);
    return imports
      .filter((target) => service !== undefined && serviceOf(target) !== undefined && serviceOf(target) !== service)
      .map((target) => `${file} imports ${target}`);
  });
  assert.deepEqual(violations, []);
});

test('there is no import cycle', () => {
  const graph = new Map(sources.map(({ file, valueImports }) => [file, valueImports]));
  assert.deepEqual(findCycle(graph), undefined);
});

test('the reader of imports sees every form', () => {
  const text = [
    "import a from './a.ts';",
    "import type { B } from './b.ts';",
    "export { c } from './c.ts';",
    "import {\n  d,\n} from './d.ts';",
    "const e = await import('./e.ts');",
    "import './f.ts';",
    "new Worker(new URL('./g.ts', import.meta.url));",
  ].join('\n');
  assert.deepEqual(
    specifiersOf(text).map(({ specifier, isType }) => [specifier, isType]),
    [
      ['./a.ts', false],
      ['./b.ts', true],
      ['./c.ts', false],
      ['./d.ts', false],
      ['./e.ts', false],
      ['./f.ts', false],
      ['./g.ts', false],
    ],
  );
});

test('a cycle is found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['b']],
  ]);
  assert.deepEqual(findCycle(graph), ['b', 'c', 'b']);
});

function listSources(): string[] {
  return ['lib', 'cli', 'checks', 'services', 'test']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((each) => `${folder}/${each}`),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/dist/') && !file.includes('node_modules'))
    .sort();
}

function readSource(file: string): SourceFile {
  const specifiers = specifiersOf(readFileSync(path.join(root, file), 'utf8'));
  const resolve = (specifier: string): string =>
    specifier.startsWith('labrador/check')
      ? specifier.replace(/^labrador\/check(\/testing)?$/, 'lib/check/index.ts')
      : path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  const inside = specifiers.filter(({ specifier }) => /^(\.|labrador\/check)/.test(specifier));
  return {
    file,
    isTest: /\.test\.tsx?$/.test(file) || file.startsWith('test/'),
    imports: inside.map(({ specifier }) => resolve(specifier)),
    valueImports: inside.filter(({ isType }) => !isType).map(({ specifier }) => resolve(specifier)),
  };
}

function specifiersOf(text: string): { specifier: string; isType: boolean }[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'";]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+\.ts)['"]/g;
  return [...text.matchAll(pattern)].map((match) => ({
    specifier: match[2] ?? match[3] ?? match[4] ?? match[5] ?? '',
    isType: match[1] !== undefined,
  }));
}

function unitOf(file: string) {
  return units.find(({ unit }) => isInside(file, unit));
}

function serviceOf(file: string): string | undefined {
  return /^services\/([^/]+)\//.exec(file)?.[1];
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

function isRootFile(file: string): boolean {
  return !file.includes('/');
}

/** The first cycle met, as the list of its files with the first again at the end. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] | undefined => {
    const at = trail.indexOf(file);
    if (at >= 0) return [...trail.slice(at), file];
    if (done.has(file)) return undefined;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}
