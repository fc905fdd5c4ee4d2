import type { Values } from '../metrics/metric-table.ts';
import type { Statements } from '../session/statements.ts';

/** What SHOW GLOBAL STATUS and SHOW GLOBAL VARIABLES say. */
export interface ServerValues {
  readonly status: Values;
  readonly variables: Values;
  /** The variables as text: paths, names, ON and OFF. */
  readonly settings: ReadonlyMap<string, string>;
}

/** @throws what the session throws */
export async function readServerValues(session: Statements): Promise<ServerValues> {
  const status = await readPairs(session, 'SHOW GLOBAL STATUS');
  const settings = await readPairs(session, 'SHOW GLOBAL VARIABLES');
  return { status: numbersOf(status), variables: numbersOf(settings), settings };
}

async function readPairs(session: Statements, sql: string): Promise<Map<string, string>> {
  const { rows } = await session.query(sql);
  return new Map(rows.map(([name, value]) => [String(name), String(value ?? '')]));
}

function numbersOf(pairs: ReadonlyMap<string, string>): Map<string, number> {
  const isNumber = (text: string): boolean => /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
  return new Map([...pairs].filter(([, text]) => isNumber(text)).map(([name, text]) => [name, Number(text)]));
}
