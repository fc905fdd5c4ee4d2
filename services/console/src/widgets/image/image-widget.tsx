import { useComputedColorScheme } from '@mantine/core';
import { IconPhotoOff } from '@tabler/icons-react';
import { useState } from 'react';
import { asOneOf } from '../../../../../lib/widget/read-value.ts';
import { webAddress } from '../../../../../lib/widget/web-address.ts';
import type { WidgetProps } from '../widget-props.ts';
import classes from './image-widget.module.css';

/** The old words beside the new ones. */
const FITS = {
  fill: 'fill',
  contain: 'contain',
  cover: 'cover',
  none: 'none',
  'scale-down': 'scale-down',
  zoom: 'cover',
  fit: 'contain',
  center: 'none',
} as const;

const MARGINS = { sm: 4, md: 8, lg: 16, small: 4, large: 16 } as const;

const HORIZONTAL = { left: 'left', center: 'center', right: 'right' } as const;
const VERTICAL = { top: 'top', center: 'center', bottom: 'bottom' } as const;

const FAULT = 'The picture could not be loaded';

/** A picture from the web. */
export function ImageWidget({ definition }: WidgetProps) {
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const address = webAddress((isDark && definition.url_dark_theme) || definition.url);
  const [failed, setFailed] = useState<string>();
  if (address === undefined || failed === address) {
    return (
      <div className={classes.fault} title={`${FAULT}: ${definition.url}`}>
        <div className={classes.words}>
          <IconPhotoOff size={20} stroke={1.6} aria-hidden="true" />
          <b>{FAULT}</b>
          <span>{String(definition.url)}</span>
        </div>
      </div>
    );
  }
  const x = HORIZONTAL[asOneOf(definition.horizontal_align, ['left', 'center', 'right']) ?? 'center'];
  const y = VERTICAL[asOneOf(definition.vertical_align, ['top', 'center', 'bottom']) ?? 'center'];
  const sizing = asOneOf(definition.sizing, Object.keys(FITS) as (keyof typeof FITS)[]);
  const margin = asOneOf(definition.margin, Object.keys(MARGINS) as (keyof typeof MARGINS)[]);
  return (
    <div
      className={classes.image}
      data-background={definition.has_background !== false || undefined}
      data-border={definition.has_border !== false || undefined}
      style={{ padding: margin ? MARGINS[margin] : 0 }}
    >
      <img
        src={address}
        alt={typeof definition.title === 'string' ? definition.title : ''}
        referrerPolicy="no-referrer"
        loading="lazy"
        style={{ objectFit: FITS[sizing ?? 'contain'], objectPosition: `${x} ${y}` }}
        onError={() => setFailed(address)}
      />
    </div>
  );
}
