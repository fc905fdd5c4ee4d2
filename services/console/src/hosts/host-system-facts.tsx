import type { HostSystem } from '../../../../lib/model/host.ts';
import { breakable } from '../format/breakable.tsx';
import classes from './host-panel.module.css';
import { systemInWords } from './host-system.ts';

/** A host's system in one line, and all of it below when it is unfolded. */
export function HostSystemFacts({ system }: { readonly system: HostSystem }) {
  const { line, facts } = systemInWords(system);
  if (facts.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary>{line === '' ? 'System' : line}</summary>
      <dl className={classes.facts}>
        {facts.map(([name, text], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two disks may be mounted at the same place
          <div key={at}>
            <dt>{name}</dt>
            <dd>{breakable(text)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
