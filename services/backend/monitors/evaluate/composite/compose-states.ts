import type { MonitorState } from '../../../../../lib/model/monitor.ts';
import type { CompositeNode } from '../../../../../lib/monitor-language/types.ts';
import { severityOf, triggeredWord } from '../../transition/state-words.ts';

/** States of a composite, of which all others are one. */
type ComposedState = 'OK' | 'Warn' | 'Alert' | 'No Data';

/**
 * The state of an expression over monitors (api.md 5.4): `&&` of two that are triggered is the less severe, else OK; `||` the
 * more severe; `!` of OK is Alert, of No Data No Data, of others OK.
 */
export function composeStates(node: CompositeNode, stateOf: (monitorId: number) => MonitorState): ComposedState {
  switch (node.kind) {
    case 'monitor':
      return composed(stateOf(node.id));
    case 'not': {
      const state = composeStates(node.operand, stateOf);
      if (state === 'No Data') return state;
      return state === 'OK' ? 'Alert' : 'OK';
    }
    case 'and':
    case 'or': {
      const [left, right] = [composeStates(node.left, stateOf), composeStates(node.right, stateOf)];
      const isLeftMore = severityOf(left) >= severityOf(right);
      return isLeftMore === (node.kind === 'or') ? left : right;
    }
  }
}

function composed(state: MonitorState): ComposedState {
  return triggeredWord(state) ? (state as ComposedState) : 'OK';
}
