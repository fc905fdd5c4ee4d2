import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams, useSearch } from 'wouter';
import { CopyText } from '../shell/copy-text.tsx';
import { rangeParamsOnly } from '../time-range/time-range-url.ts';
import classes from './trace-page.module.css';
import { TraceView } from './trace-view.tsx';

/** One trace as a page, `/trace/:id`. */
export function TracePage() {
  const { id = '' } = useParams();
  const params = rangeParamsOnly(new URLSearchParams(useSearch()));
  return (
    <div className={classes.page}>
      <title>{`Trace ${id.replace(/^0+(?=.)/, '').slice(0, 12)} · Labrador`}</title>
      <TraceView
        trace={id}
        actions={
          <>
            <CopyText text={window.location.href} label="Copy link" />
            <Button
              component={Link}
              href={`/traces${params.size > 0 ? `?${params}` : ''}`}
              variant="default"
              leftSection={<IconArrowLeft size={14} stroke={1.8} />}
            >
              Traces
            </Button>
          </>
        }
      />
    </div>
  );
}
