/** How a text has to look to count as a number: for searches by range, and for sums of tags. RE2 and JavaScript read it alike. */
export const numericPattern = '[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?';

const whole = new RegExp(`^${numericPattern}$`);

/** The number that a text says; undefined when it says none. */
export function numericText(text: string): number | undefined {
  if (!whole.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
