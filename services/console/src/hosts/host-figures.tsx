import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { formatNumber } from '../../../../lib/units/format-number.ts';
import classes from './host-panel.module.css';

/** The newest figures of a host, each with a bar up to what it can be; nothing where none is known. */
export function HostFigures({ metrics: { cpu, iowait, load } }: Pick<LabHost, 'metrics'>) {
  const rows = [
    { name: 'CPU used', value: cpu, share: (cpu ?? 0) / 100, text: `${formatNumber(cpu ?? 0)}%` },
    { name: 'Waiting for disks', value: iowait, share: (iowait ?? 0) / 100, text: `${formatNumber(iowait ?? 0)}%` },
    { name: 'Load by core', value: load, share: load ?? 0, text: formatNumber(load ?? 0) },
  ].filter(({ value }) => value !== undefined);
  if (rows.length === 0) return null;
  return (
    <section className={classes.part} aria-label="Figures">
      <dl className={classes.figures}>
        {rows.map(({ name, share, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className={classes.gauge} data-high={share >= 0.9 || undefined}>
                <i style={{ width: `${Math.min(Math.max(share, 0), 1) * 100}%` }} />
              </span>
              <b>{text}</b>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
