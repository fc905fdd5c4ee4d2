/** A share of 0 to 1 in percent: `38%`, `4.2%`, `<0.1%`. */
export function shareText(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return '<0.1%';
  return `${percent >= 10 ? Math.round(percent) : Math.round(percent * 10) / 10}%`;
}
