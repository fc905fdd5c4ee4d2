export interface CsvRecord {
  /** 1-based, of the record's first character. */
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Splits comma-separated text into records (RFC 4180): fields may be quoted, and then hold commas, newlines and, doubled,
 * quotes. Empty lines are left out.
 * @returns `unclosedQuoteLine` where a quote is opened and never closed; the last record then holds the rest
 */
export function parseCsv(text: string): {
  readonly records: readonly CsvRecord[];
  readonly unclosedQuoteLine?: number;
} {
  const records: CsvRecord[] = [];
  let line = 1;
  let recordLine = 1;
  let quoteLine = 0;
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;

  const endRecord = (): void => {
    fields.push(field);
    if (fields.length > 1 || fields[0] !== '') records.push({ line: recordLine, fields });
    fields = [];
    field = '';
  };
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let index = 0; index < body.length; index++) {
    const character = body[index] ?? '';
    if (character === '\n') line++;
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (body[index + 1] === '"') field += body[++index];
      else isQuoted = false;
    } else if (character === '"' && field === '') {
      isQuoted = true;
      quoteLine = line;
    } else if (character === ',') {
      fields.push(field);
      field = '';
    } else if (character === '\n') {
      endRecord();
      recordLine = line;
    } else if (character !== '\r' || body[index + 1] !== '\n') {
      field += character;
    }
  }
  endRecord();
  return { records, ...(isQuoted ? { unclosedQuoteLine: quoteLine } : {}) };
}
