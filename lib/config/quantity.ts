const secondsByUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

const bytesByUnit: Readonly<Record<string, number>> = {
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** How a length of time is written: `45s`, `10m`, `12h`, `30d`. */
export const durationPattern = /^([1-9]\d{0,8})([smhd])$/;

/** How an amount of disk is written: `500MB`, `10GB`, `1.5TiB`. */
export const bytesPattern = /^(\d{1,6}(?:\.\d{1,3})?)(MB|GB|TB|MiB|GiB|TiB)$/;

/** @param text as `durationPattern` has it @returns seconds */
export function parseDurationS(text: string): number {
  return parse(text, { pattern: durationPattern, units: secondsByUnit });
}

/** @param text as `bytesPattern` has it */
export function parseBytes(text: string): number {
  return parse(text, { pattern: bytesPattern, units: bytesByUnit });
}

function parse(
  text: string,
  as: { readonly pattern: RegExp; readonly units: Readonly<Record<string, number>> },
): number {
  const [, number = '', unit = ''] = as.pattern.exec(text) ?? [];
  const factor = as.units[unit];
  if (factor === undefined) throw new Error(`Cannot read '${text}' as a quantity`);
  return Math.round(Number(number) * factor);
}
