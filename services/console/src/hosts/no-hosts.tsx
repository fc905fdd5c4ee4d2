import { Button } from '@mantine/core';
import { IconServer } from '@tabler/icons-react';
import classes from './hosts-page.module.css';

interface NoHostsProps {
  readonly filter: string;
  readonly onClear: () => void;
}

/** Why there is no host, and what to do. */
export function NoHosts({ filter, onClear }: NoHostsProps) {
  return (
    <section className={classes.none} aria-label="No hosts">
      <IconServer size={34} stroke={1.4} />
      {filter.trim() === '' ? (
        <>
          <h2>No host reported within two hours</h2>
          <p>A host is here as soon as an agent, a metric, a trace or a service check names it.</p>
        </>
      ) : (
        <>
          <h2>No host answers this filter</h2>
          <p>Each word has to be in its name, an alias or an app, or to be the beginning of a tag.</p>
          <Button variant="default" onClick={onClear}>
            Show all hosts
          </Button>
        </>
      )}
    </section>
  );
}
