import { IconPuzzleOff } from '@tabler/icons-react';
import type { WidgetProps } from '../widget-props.ts';
import classes from './undrawn-widget.module.css';

/** Says of which type a widget is that public pages do not show. */
export function UnsharedWidget({ definition }: Pick<WidgetProps, 'definition'>) {
  return (
    <div className={classes.widget}>
      <div className={classes.head}>
        <IconPuzzleOff size={16} stroke={1.7} />
        <span>
          Widgets of type <code>{definition.type}</code> are not shown on public pages.
        </span>
      </div>
    </div>
  );
}
