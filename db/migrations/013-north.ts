import type { Migration } from '../migrate.ts'

/** Where north is on the plan of a floor. */
export const north: Migration = {
  version: 13,
  name: 'north',
  sql: `
ALTER TABLE floor ADD COLUMN northDegrees INTEGER CHECK (northDegrees BETWEEN 0 AND 359);
`,
}
