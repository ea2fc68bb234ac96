import type { Migration } from '../migrate.ts'

/**
 * An amount of pay is a number, or its encrypted text. Where the workbook has a key already, its amounts are still to be
 * encrypted, in the ledger as well: it is told as not yet rewritten.
 */
export const sealedPay: Migration = {
  version: 15,
  name: 'sealed-pay',
  sql: `
CREATE TABLE payAsSealed (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
  monthlySalary ANY CHECK (typeof(monthlySalary) = 'text' OR monthlySalary >= 0),
  monthlyBonus ANY CHECK (typeof(monthlyBonus) = 'text' OR monthlyBonus >= 0),
  yearEndBonus ANY CHECK (typeof(yearEndBonus) = 'text' OR yearEndBonus >= 0),
  archiveSalary ANY CHECK (typeof(archiveSalary) = 'text' OR archiveSalary >= 0),
  note TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO payAsSealed SELECT id, personId, year, monthlySalary, monthlyBonus, yearEndBonus, archiveSalary, note FROM pay;
DROP TABLE pay;
ALTER TABLE payAsSealed RENAME TO pay;
CREATE UNIQUE INDEX payByPersonAndYear ON pay (personId, year);

UPDATE personalKey SET scrubbedAt = NULL WHERE EXISTS (SELECT 1 FROM change WHERE tableName = 'pay');
`,
}
