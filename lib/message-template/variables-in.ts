import { parseFormula, variablesOfFormula } from './formula.ts';
import { parseTemplate } from './parse-template.ts';
import type { TemplateNode } from './types.ts';
import { variableName } from './variable-name.ts';

/** A variable that a message names. */
export interface NamedVariable {
  readonly name: string;
  /** 0-based offset of the tag that names it. */
  readonly offset: number;
}

/**
 * The variables that a message names, in their order, each as often as it is named.
 * @throws TemplateError when it cannot be read
 */
export function variablesIn(text: string): readonly NamedVariable[] {
  return variablesOf(parseTemplate(text));
}

function variablesOf(nodes: readonly TemplateNode[]): readonly NamedVariable[] {
  return nodes.flatMap((node) => variablesOfNode(node));
}

function variablesOfNode(node: TemplateNode): readonly NamedVariable[] {
  const named = (name: string): NamedVariable => ({ name, offset: 'offset' in node ? node.offset : 0 });
  switch (node.kind) {
    case 'text':
      return [];
    case 'variable':
      return [named(node.name)];
    case 'call':
      return namesOfCall(node.name, node.args).map(named);
    case 'block': {
      const own = node.name.endsWith('_match') ? [named(variableName(node.args[0] ?? ''))] : [];
      return [...own, ...variablesOf(node.body), ...variablesOf(node.otherwise)];
    }
  }
}

function namesOfCall(name: string, [first = '']: readonly string[]): readonly string[] {
  if (name === 'override_priority') return [];
  if (name !== 'eval') return [variableName(first)];
  return variablesOfFormula(
    parseFormula(first, (problem) => {
      throw new Error(problem);
    }),
  );
}
