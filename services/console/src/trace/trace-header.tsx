import { IconAlertCircleFilled, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { durationNsText } from '../format/duration-ns.ts';
import { spanTimeText } from '../format/span-time.ts';
import { CopyText } from '../shell/copy-text.tsx';
import classes from './trace-header.module.css';
import type { TraceModel } from './trace-model.ts';

interface TraceHeaderProps {
  readonly model: TraceModel;
  readonly actions: ReactNode;
  /** What one has to know to read it. */
  readonly notes: readonly string[];
}

/** What a trace is: where it began, when, how long it took, of what it consists. */
export function TraceHeader({ model, actions, notes }: TraceHeaderProps) {
  const { tree, services, errors } = model;
  const root = tree.spans[tree.roots[0] ?? 0];
  if (!root) return null;
  const status = root.meta['http.status_code'];
  return (
    <header className={classes.header}>
      <div className={classes.line}>
        <h1 className={classes.title}>
          <span className={classes.service}>{root.service}</span>
          <span className={classes.resource}>{root.resource}</span>
        </h1>
        {status !== undefined && (
          <span className={classes.status} data-bad={root.error !== 0 || undefined}>
            {status}
          </span>
        )}
        <span className={classes.actions}>{actions}</span>
      </div>
      <div className={classes.facts}>
        <b>{durationNsText(tree.totalNs)}</b>
        <span>{spanTimeText(Number(tree.firstNs / 1_000_000n), { withDate: true })}</span>
        <span>{counted(tree.spans.length, 'span')}</span>
        <span>{counted(services.length, 'service')}</span>
        {errors > 0 && (
          <span className={classes.errors}>
            <IconAlertCircleFilled size={13} /> {counted(errors, 'error')}
          </span>
        )}
        {root.lab.env !== '' && <span>env {root.lab.env}</span>}
        <span className={classes.id}>
          <span className={classes.idName}>Trace</span> <code>{root.traceIDFull}</code>
          <CopyText text={root.traceIDFull} label="Copy" />
        </span>
      </div>
      {notes.length > 0 && (
        <div className={classes.notes}>
          <IconInfoCircle size={14} stroke={1.8} />
          <span>{notes.join(' ')}</span>
        </div>
      )}
    </header>
  );
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
