import type { Migration } from '../migrate.ts'

/** 聘任轮次: the posts that a round offers, and who asks for them. */
export const appointmentRounds: Migration = {
  version: 11,
  name: 'appointment-rounds',
  sql: `
CREATE TABLE appointmentRound (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  mode TEXT NOT NULL,
  stage TEXT NOT NULL,
  startsOn TEXT,
  termEndsOn TEXT,
  documentNumber TEXT,
  noticeFrom TEXT,
  noticeUntil TEXT,
  appointedOn TEXT,
  sortNo INTEGER NOT NULL,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE roundPost (
  id TEXT PRIMARY KEY,
  roundId TEXT NOT NULL REFERENCES appointmentRound (id) DEFERRABLE INITIALLY DEFERRED,
  postId TEXT NOT NULL REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  seats INTEGER NOT NULL CHECK (seats >= 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX roundPostByRound ON roundPost (roundId);

CREATE TABLE roundApplication (
  id TEXT PRIMARY KEY,
  roundId TEXT NOT NULL REFERENCES appointmentRound (id) DEFERRABLE INITIALLY DEFERRED,
  personId TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  postId TEXT NOT NULL REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  preference INTEGER NOT NULL CHECK (preference BETWEEN 1 AND 20),
  mark REAL CHECK (mark BETWEEN 0 AND 100),
  place INTEGER CHECK (place >= 1),
  chosenBy TEXT CHECK (chosenBy IN ('matching', 'clerk')),
  reason TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX roundApplicationByRound ON roundApplication (roundId);
`,
}
