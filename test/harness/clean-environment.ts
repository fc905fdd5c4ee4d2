/** An environment without what would steer a lab, or the reporter of a test runner inside a test. */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(DD_|DATADOG_|LABRADOR_|NODE_TEST_CONTEXT$)/.test(name)),
  );
}
