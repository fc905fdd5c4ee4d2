/** Where dialects of SQL differ in how a statement falls into tokens. */
export type SqlDialect = 'generic' | 'postgres' | 'mssql';

/** What tracers write into `db.type`. */
const dialectOf: Readonly<Record<string, SqlDialect>> = {
  postgresql: 'postgres',
  postgres: 'postgres',
  mssql: 'mssql',
  'sql-server': 'mssql',
  sqlserver: 'mssql',
};

/** The dialect of a span by its tag `db.type`; MySQL and all others are `generic`. */
export function sqlDialect(dbType: string): SqlDialect {
  return Object.hasOwn(dialectOf, dbType) ? (dialectOf[dbType] as SqlDialect) : 'generic';
}
