import { IconPuzzleOff } from '@tabler/icons-react';
import type { WidgetProps } from '../widget-props.ts';
import classes from './missing-widget.module.css';

/** What widgets show that the lab does not have yet, by their type. */
const MISSING: Readonly<Record<string, string>> = {
  slo: 'Service level objectives are not there yet',
  slo_list: 'Service level objectives are not there yet',
  run_workflow: 'Workflows are not there yet',
  powerpack: 'Powerpacks are not there yet',
  log_stream: 'Logs are not there yet',
};

/** Types that show what is missing altogether. */
export const MISSING_TYPES = Object.keys(MISSING);

/** Says what a widget shows that the lab does not have. */
export function MissingWidget({ definition }: WidgetProps) {
  return (
    <div className={classes.widget}>
      <IconPuzzleOff size={22} stroke={1.5} />
      <span>{MISSING[definition.type]}</span>
      <span className={classes.kept}>The widget is kept as it is written.</span>
    </div>
  );
}
