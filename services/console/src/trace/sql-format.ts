/** A piece of a statement that is drawn in one way. */
export interface SqlPiece {
  readonly kind: 'keyword' | 'text' | 'value' | 'comment' | 'space';
  readonly text: string;
}

/** A statement for reading. */
export interface SqlText {
  /** Lines of pieces; how far a line is moved in is in its first piece. */
  readonly lines: readonly (readonly SqlPiece[])[];
  /** What a tracer wrote into a comment for the database to know who asks: `dddbs` → `web-mysql`. */
  readonly origin: readonly (readonly [key: string, value: string])[];
}

const TOKEN =
  /(\/\*[\s\S]*?(?:\*\/|$)|--[^\n]*)|('(?:''|\\[\s\S]|[^'\\])*'?|"(?:""|[^"])*"?|`[^`]*`?|\b\d+(?:\.\d+)?\b|\?)|([A-Za-z_][\w$]*)|(\s+)|([\s\S])/g;

const KEYWORDS = new Set(
  (
    'select from where and or not in is null like between exists join left right inner outer cross full on using group by order ' +
    'having limit offset union all distinct as insert into values update set delete returning create table alter drop index ' +
    'primary key references foreign unique default if case when then else end asc desc with for begin commit rollback ' +
    'duplicate ignore replace explain show start transaction count sum min max avg coalesce true false'
  ).split(' '),
);

/** Words that begin a line of their own where no parenthesis is open. */
const CLAUSES = new Set(
  'select from where group order having limit offset union values set returning insert update delete'.split(' '),
);
const JOINS = new Set('left right inner outer cross full join'.split(' '));
/** Shorter statements stay in one line. */
const ONE_LINE = 72;

/** Cuts a statement into lines at its clauses; one that is no SQL stays as it is. Comments of tracers are taken out. */
export function formatSql(statement: string): SqlText {
  const { origin, rest } = withoutOrigin(statement);
  const pieces = [...rest.trim().matchAll(TOKEN)].map(pieceOf);
  return { origin, lines: rest.length <= ONE_LINE && !rest.trim().includes('\n') ? [pieces] : linesOf(pieces) };
}

function pieceOf([text, comment, value, word, space]: RegExpMatchArray): SqlPiece {
  if (comment !== undefined) return { kind: 'comment', text };
  if (value !== undefined) return { kind: 'value', text };
  if (space !== undefined) return { kind: 'space', text: ' ' };
  return { kind: word !== undefined && KEYWORDS.has(text.toLowerCase()) ? 'keyword' : 'text', text };
}

function linesOf(pieces: readonly SqlPiece[]): SqlPiece[][] {
  const lines: SqlPiece[][] = [[]];
  let depth = 0;
  let before = '';
  for (const piece of pieces) {
    const word = piece.kind === 'keyword' ? piece.text.toLowerCase() : '';
    if (piece.text === '(') depth += 1;
    if (piece.text === ')') depth -= 1;
    const indent = depth === 0 ? indentOf(word, before) : undefined;
    if (indent !== undefined && (lines.at(-1)?.length ?? 0) > 0) {
      lines.push(indent === '' ? [] : [{ kind: 'space', text: indent }]);
    }
    if (piece.kind === 'space' && isBlank(lines.at(-1))) continue;
    lines.at(-1)?.push(piece);
    if (piece.kind !== 'space') before = piece.text.toLowerCase();
  }
  return lines;
}

/** How far a line that begins with this word is moved in; undefined where none begins. */
function indentOf(word: string, before: string): string | undefined {
  if (JOINS.has(word)) return JOINS.has(before) ? undefined : '';
  if (word === 'and' || word === 'or') return '  ';
  if (word === 'update' && (before === 'key' || before === 'for')) return undefined;
  return CLAUSES.has(word) ? '' : undefined;
}

function isBlank(line: readonly SqlPiece[] | undefined): boolean {
  return (line ?? []).every(({ kind }) => kind === 'space');
}

/** Takes out a comment such as `/*dddbs='web-mysql',dde='lab'*\/`, which tracers put before or behind a statement. */
function withoutOrigin(statement: string): { readonly origin: SqlText['origin']; readonly rest: string } {
  const comment = /\/\*\s*((?:dd\w+|traceparent)='[^']*'(?:,\s*\w+='[^']*')*)\s*\*\//.exec(statement);
  if (!comment) return { origin: [], rest: statement };
  const pairs = [...(comment[1] ?? '').matchAll(/(\w+)='([^']*)'/g)];
  return {
    origin: pairs.map(([, key = '', value = '']) => [key, decoded(value)] as const),
    rest: statement.replace(comment[0], ''),
  };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** What the keys of such a comment mean. */
export const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  dddb: 'database',
  dddbs: 'database service',
  dde: 'env',
  ddh: 'database host',
  ddps: 'calling service',
  ddpv: 'its version',
  ddprs: 'peer service',
  traceparent: 'trace',
};
