const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * How far the clocks of a zone are ahead of UTC at a moment, in seconds.
 * @param atS Unix seconds
 * @param zone an IANA name
 * @throws RangeError when there is no such zone
 */
export function zoneOffsetS(atS: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(new Date(atS * 1000));
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wallMs = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return wallMs / 1000 - Math.floor(atS);
}

/** Making a format costs a hundred times what using it does; there are some 600 zones. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
