import type { TraceSpan } from '../../../../lib/api-types/spans.ts';
import { CopyText } from '../shell/copy-text.tsx';
import classes from './span-detail.module.css';
import { formatSql, ORIGIN_WORDS, type SqlPiece } from './sql-format.ts';

/** The statement that a span of a SQL database ran; nothing for other spans. */
export function SpanStatement({ span }: { readonly span: TraceSpan }) {
  const statement = statementOf(span);
  if (statement === undefined) return null;
  const { lines, origin } = formatSql(statement);
  const facts = [
    span.meta['db.type'] ?? span.meta['db.system'],
    span.meta['db.name'],
    span.meta['db.user'] && `as ${span.meta['db.user']}`,
    span.meta['out.host'] && `on ${span.meta['out.host']}`,
    span.metrics['db.row_count'] !== undefined && `${span.metrics['db.row_count']} rows`,
  ].filter(Boolean);
  return (
    <section className={classes.block} aria-label="SQL statement">
      <div className={classes.blockHead}>
        <h3>SQL statement</h3>
        <span className={classes.facts}>{facts.join(' · ')}</span>
        <CopyText text={statement} label="Copy" />
      </div>
      <pre className={classes.sql}>
        {lines.map((line, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text never change places
          <div key={nth}>{line.map(drawPiece)}</div>
        ))}
      </pre>
      {origin.length > 0 && (
        <dl className={classes.origin} aria-label="What the tracer told the database">
          {origin.map(([key, value]) => (
            <div key={key}>
              <dt>{ORIGIN_WORDS[key] ?? key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function drawPiece({ kind, text }: SqlPiece, nth: number) {
  return (
    <span key={nth} data-kind={kind}>
      {text}
    </span>
  );
}

function statementOf({ type, meta, resource }: TraceSpan): string | undefined {
  const written = meta['sql.query'] ?? meta['db.statement'] ?? meta['db.query.text'];
  return written ?? (type === 'sql' ? resource : undefined);
}
