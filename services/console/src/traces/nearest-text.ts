/** The candidate that somebody may have meant who typed a text with a slip; undefined when none is near. */
export function nearestText(typed: string, candidates: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  const rated = candidates
    // A name is often cut to its last part: `status_code` for `http.status_code`.
    .map((text) => ({ text, away: text.endsWith(`.${wanted}`) ? 1 : distance(wanted, text.toLowerCase(), most) }))
    .filter(({ text, away }) => away <= most && text !== typed);
  return rated.sort((a, b) => a.away - b.away)[0]?.text;
}

/** How many letters have to be put in, left out or changed; what is more than `most` is only known to be. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
}
