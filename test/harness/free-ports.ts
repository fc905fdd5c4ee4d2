/** Variables by which every process of `labrador up` takes any free port. */
export const freePorts: Readonly<Record<string, string>> = {
  DD_LABRADOR_PORT: '0',
  DD_DOGSTATSD_PORT: '0',
  DD_APM_RECEIVER_PORT: '0',
  DD_LABRADOR_MYSQL_PORT: '0',
  DD_LABRADOR_EMPLOYEES_PORT: '0',
  DD_LABRADOR_APM_APP_PORT: '0',
};
