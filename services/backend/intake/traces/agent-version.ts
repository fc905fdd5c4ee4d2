/**
 * The Agent that the receiver behaves like, and says it is: clients choose by it what they send (wire.md 2.1, 2.8).
 */
export const agentVersion = '7.70.0';
