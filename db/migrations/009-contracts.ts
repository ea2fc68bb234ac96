import type { Migration } from '../migrate.ts'

/** 劳动合同 apart from the 聘期 of a post, what the personnel file holds, and the 岗位说明书 of a post. */
export const contracts: Migration = {
  version: 9,
  name: 'contracts',
  sql: `
CREATE TABLE labourContract (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  term TEXT NOT NULL CHECK (term IN ('fixed', 'openEnded', 'task', 'service')),
  startedOn TEXT,
  endsOn TEXT,
  probationUntil TEXT,
  employer TEXT,
  payer TEXT,
  endedOn TEXT,
  documentNumber TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX labourContractByPerson ON labourContract (personId);

ALTER TABLE person ADD COLUMN fileKeptAt TEXT;
ALTER TABLE person ADD COLUMN filePay TEXT;
ALTER TABLE post ADD COLUMN layer TEXT CHECK (layer IN ('committee', 'department', 'lead'));
ALTER TABLE post ADD COLUMN requirements TEXT;
`,
}
