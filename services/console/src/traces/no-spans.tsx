import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useLab } from '../api/use-lab.ts';
import { CopyText } from '../shell/copy-text.tsx';
import classes from './no-spans.module.css';
import { sendingLines } from './sending-lines.ts';
import type { SpanScope } from './traces-url.ts';

interface NoSpansProps {
  readonly query: string;
  readonly scope: SpanScope;
  /** Shows all spans of the time range. */
  readonly onAll: () => void;
}

/** What to do where no span was found: look wider, or send one. */
export function NoSpans({ query, scope, onAll }: NoSpansProps) {
  const isNarrow = query.trim() !== '';
  return (
    <section className={classes.whole} aria-label="No spans">
      <IconRoute size={34} stroke={1.4} className={classes.sign} />
      <h2>{isNarrow ? 'No span matches' : 'No spans in this time range'}</h2>
      {isNarrow || scope !== 'entry' ? (
        <>
          <p>Widen the time range, or search for less.</p>
          <Button variant="default" onClick={onAll}>
            Show all spans
          </Button>
        </>
      ) : (
        <HowToSend />
      )}
    </section>
  );
}

function HowToSend() {
  const { data } = useLab(5000);
  const { env, calls } = sendingLines(data?.lab);
  return (
    <>
      <p>Widen the time range, or send one. It is here within five seconds.</p>
      <ol className={classes.ways}>
        {calls.length > 0 && (
          <li>
            <Way title="Call the lab's own services" lines={calls} />
          </li>
        )}
        <li>
          <Way title="Trace a Node application of your own" lines={env} />
        </li>
      </ol>
    </>
  );
}

function Way({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div className={classes.way}>
      <div className={classes.wayHead}>
        {title}
        <CopyText text={lines.join('\n')} label="Copy" />
      </div>
      <pre>{lines.join('\n')}</pre>
    </div>
  );
}
