/** The schema of the employees service, and the account that it uses there. */
export const applicationName = 'employees';

/** The account of the mysql check, with the name that Datadog's documentation gives it. */
export const monitoringName = 'datadog';

/** How many connections of the monitoring account there may be at a time, as Datadog asks for. */
export const monitoringConnections = 5;
