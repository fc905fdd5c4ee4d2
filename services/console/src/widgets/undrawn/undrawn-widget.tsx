import { IconPuzzleOff } from '@tabler/icons-react';
import type { WidgetProps } from '../widget-props.ts';
import classes from './undrawn-widget.module.css';

/** Says of which type a widget is that is not drawn yet, and shows what its author wrote. */
export function UndrawnWidget({ definition }: WidgetProps) {
  return (
    <div className={classes.widget}>
      <div className={classes.head}>
        <IconPuzzleOff size={16} stroke={1.7} />
        <span>
          Widgets of type <code>{definition.type}</code> are not drawn yet. It is kept, and this is its JSON:
        </span>
      </div>
      <pre className={classes.json}>{JSON.stringify(definition, null, 2)}</pre>
    </div>
  );
}
