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
  const tokens = tokensOf(text, refuse);
  let at = 0;
  let depth = 0;
  const isSign = (signs: string): boolean => tokens[at]?.kind === 'sign' && signs.includes(tokens[at]?.text ?? ' ');
  const expect = (sign: string): void => {
    if (!isSign(sign)) refuse(`'${text}' lacks a '${sign}'`);
    at += 1;
  };
  const chain = (signs: string, operand: () => Formula): Formula => {
    let left = operand();
    while (isSign(signs)) {
      const operator = tokens[at++]?.text ?? '';
      left = { kind: 'binary', operator, left, right: operand() };
    }
    return left;
  };
  const sum = (): Formula => chain('+-', product);
  const product = (): Formula => chain('*/%', signed);
  const signed = (): Formula => {
    depth += 1;
    if (depth > deepest) refuse(`'${text.slice(0, 40)}…' is nested too deep`);
    const read = signedNow();
    depth -= 1;
    return read;
  };
  const signedNow = (): Formula => {
    if (isSign('-')) {
      at += 1;
      return { kind: 'negative', operand: signed() };
    }
    if (isSign('+')) {
      at += 1;
      return signed();
    }
    const base = atom();
    if (!isSign('^')) return base;
    at += 1;
    return { kind: 'binary', operator: '^', left: base, right: signed() };
  };
  const atom = (): Formula => {
    const token = tokens[at];
    if (!token) return refuse(`'${text}' ends where a value is expected`);
    at += 1;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.text === '(') {
      const inner = sum();
      expect(')');
      return inner;
    }
    if (token.kind === 'sign') return refuse(`'${token.text}' stands in '${text}' where a value is expected`);
    if (!isSign('(')) return { kind: 'variable', name: variableName(token.text) };
    at += 1;
    const args = [sum()];
    while (isSign(',')) {
      at += 1;
      args.push(sum());
    }
    expect(')');
    return { kind: 'call', name: token.text, args };
  };
  const read = sum();
  if (at < tokens.length) refuse(`'${tokens[at]?.text}' stands in '${text}' where an operator is expected`);
  return read;
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
