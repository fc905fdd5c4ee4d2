/** Widths of characters in parts of the font size, as the condensed font of pictures has them, and somewhat more. */
const NARROW = /[.,:;|!'`iIjl\][()ft ]/;
const WIDE = /[mwMW@%—–…]/;

/** About how wide a line of text is, in pixels; never less than it is in the font of pictures. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const each of text) width += widthOf(each);
  return width * fontSize;
}

function widthOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x2e7f) return 1.05;
  if (NARROW.test(character)) return 0.37;
  return WIDE.test(character) ? 0.9 : 0.62;
}

/** The text, or as much of its beginning as there is room for, with an ellipsis. */
export function fittedText(text: string, widthPx: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= widthPx) return text;
  const characters = [...text];
  let width = textWidth('…', fontSize);
  const end = characters.findIndex((each) => {
    width += textWidth(each, fontSize);
    return width > widthPx;
  });
  return end <= 0 ? '…' : `${characters.slice(0, end).join('').trimEnd()}…`;
}
