import type { TraceSpan } from '../../../../lib/api-types/spans.ts';
import { CopyText } from '../shell/copy-text.tsx';
import classes from './span-detail.module.css';

/** What went wrong in a span: type, message and stack; nothing where all went well. */
export function SpanError({ span: { error, meta } }: { readonly span: TraceSpan }) {
  if (error === 0) return null;
  const type = meta['error.type'];
  const message = meta['error.message'] ?? meta['error.msg'];
  const stack = meta['error.stack'];
  const status = meta['http.status_code'];
  return (
    <section className={classes.block} data-tone="bad" aria-label="Error">
      <div className={classes.blockHead}>
        <h3>{type ?? 'Error'}</h3>
        {stack !== undefined && <CopyText text={stack} label="Copy the stack" />}
      </div>
      <p className={classes.message}>
        {message ??
          (status === undefined ? 'The span is marked as an error, and says no more.' : `HTTP status ${status}`)}
      </p>
      {stack !== undefined && <pre className={classes.stack}>{stack}</pre>}
    </section>
  );
}
