import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { WidgetDefinition } from '../../../../lib/api-types/dashboards.ts';
import { bindText } from '../../../../lib/widget/bind-text.ts';
import { asText } from '../../../../lib/widget/read-value.ts';
import { safeColor } from '../../../../lib/widget/safe-color.ts';
import { undrawnOfWidget } from '../../../../lib/widget/undrawn-of-widget.ts';
import { webAddress } from '../../../../lib/widget/web-address.ts';
import { useBoard } from '../widgets/use-board.ts';
import classes from './group-widget.module.css';

interface GroupWidgetProps {
  readonly definition: WidgetDefinition;
  /** Its widgets. */
  readonly children: ReactNode;
}

/** Widgets under one title, in a grid of their own; a click on the title folds it. */
export function GroupWidget({ definition, children }: GroupWidgetProps) {
  const { variables } = useBoard();
  const [isOpen, setOpen] = useState(true);
  const title = bindText(asText(definition.title) ?? '', variables);
  const banner = webAddress(definition.banner_img);
  const [failed, setFailed] = useState<string>();
  const missing = [...undrawnOfWidget(definition), ...(failed === undefined ? [] : [`banner_img ${failed}`])];
  const color = safeColor(definition.background_color);
  return (
    <section className={classes.group} data-group aria-label={title || 'Group'}>
      {banner !== undefined && failed !== banner && (
        <img
          className={classes.banner}
          src={banner}
          alt=""
          referrerPolicy="no-referrer"
          loading="lazy"
          onError={() => setFailed(banner)}
        />
      )}
      {definition.show_title !== false && (
        <UnstyledButton
          className={classes.head ?? ''}
          style={color === undefined ? {} : { background: color }}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconChevronDown size={15} stroke={2} className={classes.arrow} />
          <h2 className={classes.title}>{title || 'Group'}</h2>
          {missing.length > 0 && (
            <span className={classes.missing} title={`Not drawn yet: ${missing.join(', ')}`}>
              <IconInfoCircle size={15} stroke={1.8} />
            </span>
          )}
        </UnstyledButton>
      )}
      {isOpen && <div className={classes.body}>{children}</div>}
    </section>
  );
}
