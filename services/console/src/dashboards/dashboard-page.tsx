/** Comes next. */
export function DashboardPage() {
  return null;
}
