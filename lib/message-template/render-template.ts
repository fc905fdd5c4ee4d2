import { evaluateFormula } from './evaluate-formula.ts';
import { parseFormula } from './formula.ts';
import { escapeHtmlSigns } from './html-signs.ts';
import { printLocalTime, printResult, printValue } from './print-value.ts';
import type {
  RenderedTemplate,
  TemplateBlock,
  TemplateContext,
  TemplateFlag,
  TemplateNode,
  TemplateValue,
} from './types.ts';
import { variableName } from './variable-name.ts';

/** Fills a template. A variable that there is none of is empty. */
export function renderTemplate(nodes: readonly TemplateNode[], context: TemplateContext): RenderedTemplate {
  let priority: number | undefined;
  const render = (list: readonly TemplateNode[]): string =>
    list
      .map((node) => {
        if (node.kind === 'text') return node.text;
        if (node.kind === 'block') return render(holds(node, context) ? node.body : node.otherwise);
        if (node.kind === 'variable') {
          const text = textOf(node.name, context);
          return node.isRaw ? text : shown(text, context);
        }
        if (node.name === 'override_priority') {
          priority = Number(node.args[0]?.slice(1));
          return '';
        }
        return call(node.name, node.args, context);
      })
      .join('');
  const text = render(nodes);
  return { text, ...(priority !== undefined && { priority }) };
}

function holds(block: TemplateBlock, context: TemplateContext): boolean {
  return condition(block, context) !== block.isNegated;
}

function condition({ name, args }: TemplateBlock, context: TemplateContext): boolean {
  const [first = '', ...sought] = args;
  switch (name) {
    case 'is_priority':
      return first.toUpperCase() === `P${context.priority}`;
    case 'is_match': {
      const text = textOf(first, context);
      // Nothing is in every text: asked for, it is whether there is none.
      return sought.some((each) => (each === '' ? text === '' : text.includes(each)));
    }
    case 'is_exact_match': {
      const text = textOf(first, context);
      return sought.some((each) => text === each || isSameNumber(text, each));
    }
    default:
      return context.flags.has(name as TemplateFlag);
  }
}

function isSameNumber(one: string, other: string): boolean {
  return one.trim() !== '' && other.trim() !== '' && Number(one) === Number(other);
}

function call(name: string, args: readonly string[], context: TemplateContext): string {
  const [first = '', second = ''] = args;
  switch (name) {
    case 'toUpper':
      return shown(textOf(first, context).toUpperCase(), context);
    case 'toLower':
      return shown(textOf(first, context).toLowerCase(), context);
    case 'urlencode':
      return encodeURIComponent(textOf(first, context).toWellFormed());
    case 'local_time': {
      const time = timeOf(lookUp(first, context));
      return time ? printLocalTime(time, second) : '';
    }
    default: {
      const value = evaluateFormula(parseFormula(first, neverRefused), (variable) =>
        numberOf(lookUp(variable, context)),
      );
      if (value === undefined) return '';
      return typeof value === 'number' ? printResult(value) : value;
    }
  }
}

/** The template was read, and with it what its functions are given. */
function neverRefused(problem: string): never {
  throw new Error(problem);
}

function lookUp(written: string, { variables }: TemplateContext): TemplateValue | undefined {
  const name = variableName(written);
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

function textOf(written: string, context: TemplateContext): string {
  const value = lookUp(written, context);
  return value === undefined ? '' : printValue(value);
}

/** A value as it stands in what is filled: Markdown may have HTML in it, of which a value is none. */
function shown(text: string, { isPlain }: TemplateContext): string {
  return isPlain ? text : escapeHtmlSigns(text);
}

function numberOf(value: TemplateValue | undefined): number {
  if (value === undefined || value === '') return Number.NaN;
  return Number(value);
}

/** A moment, or one in Unix milliseconds. */
function timeOf(value: TemplateValue | undefined): Date | undefined {
  if (value === undefined || value === '') return undefined;
  const time = new Date(Number(value));
  return Number.isNaN(time.getTime()) ? undefined : time;
}
