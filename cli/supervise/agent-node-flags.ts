/**
 * What Node is given for the agent. Each thread's young generation stays at 2 MB a half: V8 would let it grow with the machine's
 * memory, to ten times what the objects of checks take, and give it back minutes later.
 */
export const agentNodeFlags: readonly string[] = ['--max-semi-space-size=2'];
