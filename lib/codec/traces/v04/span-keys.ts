/** Keys of a span of v0.3 to v0.7 (wire.md 2.4). */
export const spanKeys = {
  unknown: 0,
  traceId: 1,
  spanId: 2,
  parentId: 3,
  name: 4,
  service: 5,
  resource: 6,
  type: 7,
  start: 8,
  duration: 9,
  error: 10,
  meta: 11,
  metrics: 12,
  metaStruct: 13,
  spanLinks: 14,
  spanEvents: 15,
} as const;

/**
 * Tells a span's key from its bytes, without making a text: by its length, and four bytes at a time.
 * @returns one of `spanKeys`
 */
export function spanKeyOf(view: DataView, at: number, length: number): number {
  if (length < 4) return spanKeys.unknown;
  const first = view.getInt32(at);
  const last = view.getInt32(at + length - 4);
  switch (length) {
    case 4:
      if (first === words.meta) return spanKeys.meta;
      if (first === words.name) return spanKeys.name;
      return first === words.type ? spanKeys.type : spanKeys.unknown;
    case 5:
      if (first === words.star && last === words.tart) return spanKeys.start;
      return first === words.erro && last === words.rror ? spanKeys.error : spanKeys.unknown;
    case 7:
      if (first === words.serv && last === words.vice) return spanKeys.service;
      if (first === words.metr && last === words.rics) return spanKeys.metrics;
      return first === words.span && last === words.n_id ? spanKeys.spanId : spanKeys.unknown;
    case 8:
      if (first === words.trac && last === words.e_id) return spanKeys.traceId;
      if (first === words.reso && last === words.urce) return spanKeys.resource;
      return first === words.dura && last === words.tion ? spanKeys.duration : spanKeys.unknown;
    case 9:
    case 10:
    case 11:
      return longKeyOf(first, view.getInt32(at + 4), last);
    default:
      return spanKeys.unknown;
  }
}

function longKeyOf(first: number, second: number, last: number): number {
  if (first === words.pare && second === words.nt_i && last === words.t_id) return spanKeys.parentId;
  if (first === words.meta) {
    return second === words._str && last === words.ruct ? spanKeys.metaStruct : spanKeys.unknown;
  }
  if (first !== words.span) return spanKeys.unknown;
  if (second === words._lin && last === words.inks) return spanKeys.spanLinks;
  return second === words._eve && last === words.ents ? spanKeys.spanEvents : spanKeys.unknown;
}

const words = {
  meta: word('meta'),
  name: word('name'),
  type: word('type'),
  star: word('star'),
  tart: word('tart'),
  erro: word('erro'),
  rror: word('rror'),
  serv: word('serv'),
  vice: word('vice'),
  metr: word('metr'),
  rics: word('rics'),
  span: word('span'),
  n_id: word('n_id'),
  trac: word('trac'),
  e_id: word('e_id'),
  reso: word('reso'),
  urce: word('urce'),
  dura: word('dura'),
  tion: word('tion'),
  pare: word('pare'),
  nt_i: word('nt_i'),
  t_id: word('t_id'),
  _str: word('_str'),
  ruct: word('ruct'),
  _lin: word('_lin'),
  inks: word('inks'),
  _eve: word('_eve'),
  ents: word('ents'),
} as const;

/** Four letters as the number that their bytes are. */
function word(letters: string): number {
  return Buffer.from(letters).readInt32BE();
}
