import type { Migration } from '../migrate.ts'

/** A closed 考核周期 keeps the ceiling and the grades by which it was judged, whatever is set afterwards. */
export const closedPeriods: Migration = {
  version: 8,
  name: 'closed-periods',
  sql: `
ALTER TABLE assessmentPeriod ADD COLUMN scoreCeiling REAL;
ALTER TABLE assessmentPeriod ADD COLUMN gradeDistribution TEXT;
`,
}
