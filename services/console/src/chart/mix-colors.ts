/** `share` (0 to 1) of one colour and the rest of another; all are `#rrggbb`. */
export function mixColors(color: string, other: string, share: number): string {
  const mixed = [1, 3, 5].map((at) => Math.round(part(color, at) * share + part(other, at) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function part(color: string, at: number): number {
  return Number.parseInt(color.slice(at, at + 2), 16);
}
