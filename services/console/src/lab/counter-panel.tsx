import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LabStatus } from '../../../../lib/api-types/lab.ts';
import { Panel } from '../shell/panel.tsx';
import { type CounterGroup, counterGroups, countsTrouble } from './counter-groups.ts';
import classes from './counter-panel.module.css';
import { counterText } from './counter-text.ts';

/** What the backend has counted since its start: what came in, what is kept, what was refused; zeros when asked for. */
export function CounterPanel({ lab }: { readonly lab: LabStatus }) {
  const [zeros, setZeros] = useState(false);
  const entries = Object.entries(lab.backend.counters);
  const atZero = entries.filter(([, value]) => value === 0).length;
  const groups = counterGroups(entries.filter(([, value]) => zeros || value !== 0));
  if (entries.length === 0) return null;
  return (
    <Panel
      title="Backend counters"
      aside={
        atZero > 0 && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            className={classes.zeros ?? ''}
            aria-expanded={zeros}
            onClick={() => setZeros(!zeros)}
          >
            {zeros ? 'Hide those at zero' : `Show ${atZero} at zero`}
          </Button>
        )
      }
    >
      <div className={classes.counters}>
        {groups.map((group) => (
          <Group key={group.name} group={group} />
        ))}
        {groups.length === 0 && <p className={classes.none}>Nothing has come in since the backend started.</p>}
      </div>
    </Panel>
  );
}

function Group({ group }: { readonly group: CounterGroup }) {
  return (
    <section className={classes.group} aria-label={`Counters of ${group.name}`}>
      <h3>{group.name}</h3>
      <dl>
        {group.counters.map(({ name, value }) => {
          const trouble = value > 0 && countsTrouble(`${group.name}.${name}`);
          return (
            <div key={name} className={classes.counter} data-trouble={trouble || undefined}>
              <dt>{name.replaceAll('_', ' ').replaceAll('.', ' · ')}</dt>
              <dd>{counterText(name, value)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
