import { formulaFunctions } from './formula-functions.ts';
import { variableName } from './variable-name.ts';

/** What `eval` is given, read. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'negative'; readonly operand: Formula }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] };

type Refuse = (problem: string) => never;

const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|(@?(?:\[[^\]]+\]|[A-Za-z_])(?:\[[^\]]+\]|[\w.@])*)|([-+*/^%(),]))/iy;

type Token = { readonly kind: 'number' | 'name' | 'sign'; readonly text: string };

/** Levels of parentheses, signs and powers: each is a call. */
const deepest = 100;

/**
 * Reads `value - 10 * 60`: `+ - * / % ^`, parentheses, functions of `formula-functions.ts`, variables.
 * `^` binds tighter than a sign before it, and from the right.
 */
export function parseFormula(text: string, refuse: Refuse): Formula {
  return new FormulaReader(text, refuse).read();
}

class FormulaReader {
  readonly #text: string;
  readonly #refuse: Refuse;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string, refuse: Refuse) {
    this.#text = text;
    this.#refuse = refuse;
    this.#tokens = tokensOf(text, refuse);
  }

  read(): Formula {
    const formula = this.#sum();
    const rest = this.#tokens[this.#at];
    if (rest) this.#refuse(`'${rest.text}' stands in '${this.#text}' where an operator is expected`);
    return formula;
  }

  #sum(): Formula {
    return this.#chain('+-', () => this.#chain('*/%', () => this.#signed()));
  }

  /** Operands of the same rank, from the left. */
  #chain(signs: string, operand: () => Formula): Formula {
    let left = operand();
    for (let operator = this.#take(signs); operator !== undefined; operator = this.#take(signs)) {
      left = { kind: 'binary', operator, left, right: operand() };
    }
    return left;
  }

  #signed(): Formula {
    this.#depth += 1;
    if (this.#depth > deepest) this.#refuse(`'${this.#text.slice(0, 40)}…' is nested too deep`);
    const sign = this.#take('+-');
    const read = sign === undefined ? this.#power() : this.#signed();
    this.#depth -= 1;
    return sign === '-' ? { kind: 'negative', operand: read } : read;
  }

  #power(): Formula {
    const base = this.#atom();
    return this.#take('^') === undefined ? base : { kind: 'binary', operator: '^', left: base, right: this.#signed() };
  }

  #atom(): Formula {
    const token = this.#tokens[this.#at];
    if (!token) return this.#refuse(`'${this.#text}' ends where a value is expected`);
    this.#at += 1;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'name') return this.#named(token.text);
    if (token.text !== '(') this.#refuse(`'${token.text}' stands in '${this.#text}' where a value is expected`);
    const inner = this.#sum();
    this.#close();
    return inner;
  }

  #named(name: string): Formula {
    if (this.#take('(') === undefined) return { kind: 'variable', name: variableName(name) };
    const args = [this.#sum()];
    while (this.#take(',') !== undefined) args.push(this.#sum());
    this.#close();
    return { kind: 'call', name, args };
  }

  #close(): void {
    if (this.#take(')') === undefined) this.#refuse(`'${this.#text}' lacks a ')'`);
  }

  /** The next sign, if it is one of these; it is read over. */
  #take(signs: string): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined;
    this.#at += 1;
    return token.text;
  }
}

function tokensOf(text: string, refuse: Refuse): readonly Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(trimmed);
    if (!match) return refuse(`'${trimmed.slice(at).trim().slice(0, 40)}' cannot be evaluated`);
    const [, number, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/** Refuses functions that there are none of, and humanizing anywhere but around the whole. */
export function checkFormula(formula: Formula, refuse: Refuse, isInner = false): void {
  if (formula.kind === 'negative') checkFormula(formula.operand, refuse, true);
  if (formula.kind === 'binary') for (const side of [formula.left, formula.right]) checkFormula(side, refuse, true);
  if (formula.kind !== 'call') return;
  const known = Object.hasOwn(formulaFunctions, formula.name) ? formulaFunctions[formula.name] : undefined;
  if (!known) refuse(`'${formula.name}()' is no function of eval`);
  const [least, most] = known?.args ?? [1, 1];
  if (formula.args.length < least || formula.args.length > most) {
    refuse(
      `'${formula.name}()' takes ${least === most ? least : `${least} to ${most}`} values, got ${formula.args.length}`,
    );
  }
  if (isInner && known?.isText) refuse(`'${formula.name}()' gives text: nothing can be calculated with it`);
  for (const arg of formula.args) checkFormula(arg, refuse, true);
}

/** Names of the variables in it, in order. */
export function variablesOfFormula(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'number':
      return [];
    case 'variable':
      return [formula.name];
    case 'negative':
      return variablesOfFormula(formula.operand);
    case 'binary':
      return [...variablesOfFormula(formula.left), ...variablesOfFormula(formula.right)];
    case 'call':
      return formula.args.flatMap(variablesOfFormula);
  }
}
