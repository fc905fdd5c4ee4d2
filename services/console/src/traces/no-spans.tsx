import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useLab } from '../api/use-lab.ts';
import { CodeLines } from '../shell/code-lines.tsx';
import classes from './no-spans.module.css';
import { sendingLines } from './sending-lines.ts';
import type { SpanScope } from './traces-url.ts';
import { useSearchHints } from './use-search-hints.ts';

interface NoSpansProps {
  readonly query: string;
  readonly scope: SpanScope;
  /** Shows all spans of the time range. */
  readonly onAll: () => void;
  readonly onQuery: (query: string) => void;
}

/** What to do where no span was found: what may be wrong with the search, look wider, or send one. */
export function NoSpans({ query, scope, onAll, onQuery }: NoSpansProps) {
  const isNarrow = query.trim() !== '';
  return (
    <section className={classes.whole} aria-label="No spans">
      <IconRoute size={34} stroke={1.4} className={classes.sign} />
      <h2>{isNarrow ? 'No span matches' : 'No spans in this time range'}</h2>
      {isNarrow || scope !== 'entry' ? (
        <>
          <SearchHints query={query} onQuery={onQuery} />
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

function SearchHints({ query, onQuery }: Pick<NoSpansProps, 'query' | 'onQuery'>) {
  const hints = useSearchHints(query);
  const meant = hints?.query;
  if (!hints || hints.texts.length === 0) return null;
  return (
    <section className={classes.hints} aria-label="Hints on the search">
      {hints.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {meant !== undefined && (
        <button type="button" onClick={() => onQuery(meant)}>
          {meant}
        </button>
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
            <CodeLines title="Call the lab's own services" lines={calls} />
          </li>
        )}
        <li>
          <CodeLines title="Trace a Node application of your own" lines={env} />
        </li>
      </ol>
    </>
  );
}
