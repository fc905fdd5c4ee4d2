import type { Statements } from './statements.ts';

/** What the server is. */
export interface ServerFacts {
  readonly flavor: 'mysql' | 'mariadb' | 'percona';
  /** Major, minor, patch. */
  readonly version: readonly number[];
  /** The account that the check is logged in with, to stand in a GRANT: `'datadog'@'%'`. */
  readonly account: string;
}

/** @throws what the session throws */
export async function readServerFacts(session: Statements): Promise<ServerFacts> {
  const { rows } = await session.query('SELECT VERSION(), @@version_comment, CURRENT_USER()');
  const [version, comment, account] = (rows[0] ?? []).map(String);
  return describeServer({ version: version ?? '', comment: comment ?? '', account: account ?? '' });
}

/** Of the texts that the server has of itself: `8.0.36-28`, `Percona Server (GPL), Release 28`, `datadog@%`. */
export function describeServer(texts: {
  readonly version: string;
  readonly comment: string;
  readonly account: string;
}): ServerFacts {
  const { version, comment, account } = texts;
  const at = account.lastIndexOf('@');
  return {
    flavor: flavorOf(version, comment),
    version: (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number),
    account: `'${account.slice(0, at)}'@'${account.slice(at + 1)}'`,
  };
}

/** Whether the server is of this version or a later one. */
export function isAtLeast({ version }: Pick<ServerFacts, 'version'>, wanted: readonly number[]): boolean {
  for (const [index, part] of wanted.entries()) {
    const own = version[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

function flavorOf(version: string, comment: string): ServerFacts['flavor'] {
  if (/mariadb/i.test(version + comment)) return 'mariadb';
  return /percona/i.test(comment) ? 'percona' : 'mysql';
}
