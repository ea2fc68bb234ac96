import type { Migration } from '../migrate.ts'

/** 实际薪酬 of a person in a year, in yuan; 档案工资 beside it, which is never paid. */
export const pay: Migration = {
  version: 12,
  name: 'pay',
  sql: `
CREATE TABLE pay (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
  monthlySalary REAL CHECK (monthlySalary >= 0),
  monthlyBonus REAL CHECK (monthlyBonus >= 0),
  yearEndBonus REAL CHECK (yearEndBonus >= 0),
  archiveSalary REAL CHECK (archiveSalary >= 0),
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX payByPersonAndYear ON pay (personId, year);
`,
}
