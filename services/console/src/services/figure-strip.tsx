import type { ReactNode } from 'react';
import type { ApmFigures } from '../../../../lib/api-types/apm.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import { rateText } from '../format/rate-text.ts';
import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { apdexWord } from './apdex-word.ts';
import classes from './figure-strip.module.css';

interface FigureStripProps {
  readonly figures: ApmFigures;
  /** Undefined: not of this; null: none came. */
  readonly apdex?: number | null;
}

/** The few figures that one looks at first. */
export function FigureStrip({ figures, apdex }: FigureStripProps) {
  return (
    <dl className={classes.strip} aria-label="Figures">
      <Figure name="Requests" note={`${formatNumber(figures.hits)} in all`}>
        {rateText(figures.requestsPerS)}
      </Figure>
      <Figure name="p50 latency" note={`avg ${secondsText(figures.avgS)}`}>
        {secondsText(figures.p50S)}
      </Figure>
      <Figure name="p95 latency" note={`p90 ${secondsText(figures.p90S)}`}>
        {secondsText(figures.p95S)}
      </Figure>
      <Figure name="p99 latency" note={`max ${secondsText(figures.maxS)}`}>
        {secondsText(figures.p99S)}
      </Figure>
      <Figure
        name="Error rate"
        note={figures.errors === 1 ? '1 error' : `${formatNumber(figures.errors)} errors`}
        isBad={figures.errors > 0}
      >
        {shareText(figures.errorRate)}
      </Figure>
      {apdex !== undefined && (
        <Figure name="Apdex" note={apdex === null ? 'of web services' : apdexWord(apdex)} isBad={(apdex ?? 1) < 0.7}>
          {apdex === null ? '–' : apdex.toFixed(2)}
        </Figure>
      )}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly note: string;
  readonly isBad?: boolean;
  readonly children: ReactNode;
}

function Figure({ name, note, isBad = false, children }: FigureProps) {
  return (
    <div data-bad={isBad || undefined}>
      <dt>{name}</dt>
      <dd>
        <b>{children}</b>
        <span>{note}</span>
      </dd>
    </div>
  );
}
