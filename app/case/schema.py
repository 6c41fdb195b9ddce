"""The tables of version 1.0 exactly as they were first made: frozen text, so that a migration never drifts.

A test holds these tables to the fields of ``app.case.records``; later versions are made by
``app.case.migrations`` alone.
"""

from __future__ import annotations

APPLICATION_ID = 0x4A555348  # "JUSH": what ``file`` and SQLite see in the header

TABLES_1_0: tuple[str, ...] = (
    """
CREATE TABLE "case" (
    "id" TEXT PRIMARY KEY NOT NULL CHECK ("id" = 'case'),
    "title" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL CHECK ("jurisdiction" IN ('cn', 'us')),
    "time_zone" TEXT,
    "borrower" TEXT NOT NULL,
    "id_number" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "created_at" TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE "debt" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "lender" TEXT NOT NULL,
    "lender_kind" TEXT NOT NULL
        CHECK ("lender_kind" IN ('bank', 'consumer_finance', 'small_loan', 'trust', 'guarantor',
        'debt_buyer', 'unknown')),
    "registered_name" TEXT NOT NULL,
    "credit_code" TEXT NOT NULL,
    "lender_address" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "contract_number" TEXT NOT NULL,
    "currency" TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE "party" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('lender', 'agency', 'person', 'authority')),
    "acts_for" TEXT REFERENCES "party"(id) DEFERRABLE INITIALLY DEFERRED,
    "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'confirmed', 'discarded'))
) STRICT
""",
    """
CREATE TABLE "party_number" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "party" TEXT NOT NULL REFERENCES "party"(id) DEFERRABLE INITIALLY DEFERRED,
    "number" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'confirmed', 'discarded'))
) STRICT
""",
    """
CREATE TABLE "device" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "original_at" TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE "evidence" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stored" TEXT NOT NULL,
    "sources" TEXT NOT NULL CHECK (json_valid("sources")),
    "via" TEXT NOT NULL,
    "device" TEXT REFERENCES "device"(id) DEFERRABLE INITIALLY DEFERRED,
    "source_note" TEXT NOT NULL,
    "taken_at" TEXT,
    "taken_from" TEXT NOT NULL
        CHECK ("taken_from" IN ('exif', 'file_name', 'file_time', 'status_bar', 'stated', 'header',
        'none')),
    "taken_exact" INTEGER NOT NULL CHECK ("taken_exact" IN (0, 1)),
    "file_time" TEXT,
    "added_at" TEXT NOT NULL,
    "exhibit" INTEGER,
    "grade" TEXT NOT NULL
        CHECK ("grade" IN ('screenshot', 'export', 'sealed_pdf', 'stamped', 'notarised', 'other')),
    "derived_from" TEXT REFERENCES "evidence"(id) DEFERRABLE INITIALLY DEFERRED,
    "page_facts" TEXT NOT NULL CHECK (json_valid("page_facts")),
    "unread_rows" INTEGER NOT NULL,
    "hidden" INTEGER NOT NULL CHECK ("hidden" IN (0, 1))
) STRICT
""",
    """
CREATE TABLE "entry" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "debt" TEXT REFERENCES "debt"(id) DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL
        CHECK ("kind" IN ('sms', 'call', 'chat', 'mail', 'letter', 'visit', 'app_notice', 'payment',
        'agreement', 'verification', 'complaint', 'complaint_reply', 'note')),
    "direction" TEXT NOT NULL CHECK ("direction" IN ('in', 'out', 'none')),
    "recipient" TEXT CHECK ("recipient" IS NULL OR json_valid("recipient")),
    "at" TEXT,
    "precision" TEXT NOT NULL
        CHECK ("precision" IN ('second', 'minute', 'day', 'month', 'about', 'before', 'after',
        'between', 'unknown')),
    "at_earliest" TEXT,
    "at_latest" TEXT,
    "at_tolerance_s" INTEGER,
    "at_shown" TEXT NOT NULL,
    "at_rule" TEXT NOT NULL,
    "said_by" TEXT NOT NULL,
    "party" TEXT REFERENCES "party"(id) DEFERRABLE INITIALLY DEFERRED,
    "sender_shown" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "number_shown" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "call_type" TEXT,
    "count" INTEGER NOT NULL,
    "duration_s" INTEGER,
    "amounts" TEXT NOT NULL CHECK (json_valid("amounts")),
    "due_dates" TEXT NOT NULL CHECK (json_valid("due_dates")),
    "overdue_days" INTEGER,
    "category" TEXT,
    "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'confirmed', 'discarded')),
    "replaced_by" TEXT REFERENCES "entry"(id) DEFERRABLE INITIALLY DEFERRED,
    "doubts" TEXT NOT NULL CHECK (json_valid("doubts")),
    "key" INTEGER NOT NULL CHECK ("key" IN (0, 1)),
    "disputed" INTEGER NOT NULL CHECK ("disputed" IN (0, 1)),
    "at_sort" REAL
) STRICT
""",
    """
CREATE TABLE "citation" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "evidence" TEXT NOT NULL REFERENCES "evidence"(id) DEFERRABLE INITIALLY DEFERRED,
    "entry" TEXT REFERENCES "entry"(id) DEFERRABLE INITIALLY DEFERRED,
    "agreement" TEXT REFERENCES "agreement"(id) DEFERRABLE INITIALLY DEFERRED,
    "term" TEXT REFERENCES "term"(id) DEFERRABLE INITIALLY DEFERRED,
    "payment" TEXT REFERENCES "payment"(id) DEFERRABLE INITIALLY DEFERRED,
    "page" INTEGER,
    "region" TEXT CHECK ("region" IS NULL OR json_valid("region")),
    "second" REAL,
    "text" TEXT NOT NULL,
    "contrary" INTEGER NOT NULL CHECK ("contrary" IN (0, 1)),
    CHECK ((entry IS NOT NULL) + (agreement IS NOT NULL) + (term IS NOT NULL) + (payment IS NOT NULL) = 1)
) STRICT
""",
    """
CREATE TABLE "agreement" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "debt" TEXT REFERENCES "debt"(id) DEFERRABLE INITIALLY DEFERRED,
    "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'confirmed', 'discarded')),
    "supersedes" TEXT REFERENCES "agreement"(id) DEFERRABLE INITIALLY DEFERRED,
    "lender" TEXT NOT NULL,
    "borrower" TEXT NOT NULL,
    "contract_number" TEXT NOT NULL,
    "original_contract_number" TEXT NOT NULL,
    "agreed_at" TEXT,
    "precision" TEXT NOT NULL
        CHECK ("precision" IN ('second', 'minute', 'day', 'month', 'about', 'before', 'after',
        'between', 'unknown')),
    "how" TEXT NOT NULL CHECK ("how" IN ('signed', 'app', 'sms', 'phone', 'chat', 'unknown')),
    "total_minor" INTEGER,
    "principal_minor" INTEGER,
    "interest_fees_minor" INTEGER,
    "currency" TEXT NOT NULL,
    "grace_days" INTEGER,
    "due_day" INTEGER,
    "hotline" TEXT NOT NULL,
    "ends_when" TEXT NOT NULL CHECK (json_valid("ends_when")),
    "promises" TEXT NOT NULL CHECK (json_valid("promises")),
    "payments_cover" TEXT NOT NULL CHECK (json_valid("payments_cover")),
    "doubts" TEXT NOT NULL CHECK (json_valid("doubts"))
) STRICT
""",
    """
CREATE TABLE "term" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "agreement" TEXT NOT NULL REFERENCES "agreement"(id) DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE "instalment" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "agreement" TEXT NOT NULL REFERENCES "agreement"(id) DEFERRABLE INITIALLY DEFERRED,
    "n" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "minor" INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE "payment" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "entry" TEXT REFERENCES "entry"(id) DEFERRABLE INITIALLY DEFERRED,
    "debt" TEXT REFERENCES "debt"(id) DEFERRABLE INITIALLY DEFERRED,
    "paid_at" TEXT,
    "precision" TEXT NOT NULL
        CHECK ("precision" IN ('second', 'minute', 'day', 'month', 'about', 'before', 'after',
        'between', 'unknown')),
    "minor" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "payee" TEXT NOT NULL,
    "direction" TEXT NOT NULL CHECK ("direction" IN ('in', 'out', 'none')),
    "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'confirmed', 'discarded')),
    "grade" TEXT NOT NULL
        CHECK ("grade" IN ('screenshot', 'export', 'sealed_pdf', 'stamped', 'notarised', 'other'))
) STRICT
""",
    """
CREATE TABLE "allocation" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "payment" TEXT NOT NULL REFERENCES "payment"(id) DEFERRABLE INITIALLY DEFERRED,
    "instalment" TEXT NOT NULL REFERENCES "instalment"(id) DEFERRABLE INITIALLY DEFERRED,
    "minor" INTEGER NOT NULL,
    "status" TEXT NOT NULL CHECK ("status" IN ('draft', 'confirmed', 'discarded'))
) STRICT
""",
    """
CREATE TABLE "document" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" TEXT NOT NULL CHECK (json_valid("settings")),
    "sha256" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "made_at" TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE "reading" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "evidence" TEXT NOT NULL REFERENCES "evidence"(id) DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT NOT NULL CHECK ("state" IN ('ok', 'nothing', 'partial', 'failed', 'later')),
    "reason" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "result" TEXT NOT NULL CHECK (json_valid("result")),
    "read_at" TEXT NOT NULL
) STRICT
""",
    """
CREATE TABLE "journal" (
    "seq" INTEGER PRIMARY KEY,
    "act" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "actor" TEXT NOT NULL CHECK ("actor" IN ('person', 'machine')),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('start', 'do', 'undo', 'redo')),
    "tables" TEXT NOT NULL,
    "seal" BLOB NOT NULL CHECK (length("seal") = 32),
    "chain" BLOB NOT NULL CHECK (length("chain") = 32),
    "payload" BLOB
) STRICT
""",
    """
CREATE TABLE "search_row" (
    "id" INTEGER PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "sort" REAL,
    "folded" TEXT NOT NULL,
    UNIQUE ("kind", "ref")
) STRICT
""",
    """CREATE INDEX "search_row_newest" ON "search_row" ("kind", "sort" DESC, "id" DESC, "ref")""",
    """CREATE VIRTUAL TABLE "search" USING fts5(body, content='', columnsize=0, tokenize='ascii')""",
)

# Version 1.1: findings that the person set aside with a reason.
TABLES_1_1: tuple[str, ...] = (
    """
CREATE TABLE "set_aside" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "finding" TEXT NOT NULL,
    "why" TEXT NOT NULL
) STRICT
""",
    """CREATE UNIQUE INDEX "set_aside_finding" ON "set_aside" ("finding")""",
)

# Version 1.2: what is said in a recording, line by line.
TABLES_1_2: tuple[str, ...] = (
    """
CREATE TABLE "transcript" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "evidence" TEXT NOT NULL REFERENCES "evidence"(id) DEFERRABLE INITIALLY DEFERRED,
    "second" REAL NOT NULL,
    "n" INTEGER NOT NULL,
    "speaker" TEXT NOT NULL,
    "text" TEXT NOT NULL
) STRICT
""",
    """CREATE INDEX "transcript_evidence" ON "transcript" ("evidence")""",
)

# Version 1.3: what the person chose and wrote for a kind of document.
TABLES_1_3: tuple[str, ...] = (
    """
CREATE TABLE "paper_plan" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "kind" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "own" TEXT NOT NULL CHECK (json_valid("own")),
    "choices" TEXT NOT NULL CHECK (json_valid("choices"))
) STRICT
""",
    """CREATE UNIQUE INDEX "paper_plan_kind" ON "paper_plan" ("kind")""",
)

# Version 1.4: complaints with their dates, and what became of proposed next steps.
TABLES_1_4: tuple[str, ...] = (
    """
CREATE TABLE "complaint" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "debt" TEXT REFERENCES "debt"(id) DEFERRABLE INITIALLY DEFERRED,
    "body" TEXT NOT NULL,
    "body_name" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "way" TEXT NOT NULL
        CHECK ("way" IN ('', 'hotline', 'app', 'portal', 'mail', 'letter', 'visit', 'other')),
    "number" TEXT NOT NULL,
    "made_on" TEXT NOT NULL,
    "sent_on" TEXT,
    "received_on" TEXT,
    "forwarded_on" TEXT,
    "accepted_on" TEXT,
    "replied_on" TEXT,
    "review_asked_on" TEXT,
    "served_on" TEXT,
    "agreed_on" TEXT,
    "paused_days" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL CHECK ("outcome" IN ('', 'solved', 'partly', 'refused', 'withdrawn')),
    "note" TEXT NOT NULL,
    "follows" TEXT REFERENCES "complaint"(id) DEFERRABLE INITIALLY DEFERRED,
    "entry" TEXT REFERENCES "entry"(id) DEFERRABLE INITIALLY DEFERRED,
    "reply_entry" TEXT REFERENCES "entry"(id) DEFERRABLE INITIALLY DEFERRED
) STRICT
""",
    """
CREATE TABLE "task" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "step" TEXT NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('done', 'later', 'not_for_me')),
    "noted_on" TEXT NOT NULL,
    "until" TEXT
) STRICT
""",
    """CREATE UNIQUE INDEX "task_step" ON "task" ("step")""",
    """CREATE INDEX "complaint_debt" ON "complaint" ("debt")""",
    """CREATE INDEX "complaint_follows" ON "complaint" ("follows")""",
    """CREATE INDEX "complaint_entry" ON "complaint" ("entry")""",
    """CREATE INDEX "complaint_reply_entry" ON "complaint" ("reply_entry")""",
)

# Version 1.6: what the person hides from receivers of documents.
TABLES_1_6: tuple[str, ...] = (
    """
CREATE TABLE "redaction" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "kind" TEXT NOT NULL CHECK ("kind" IN ('words', 'region', 'checked')),
    "words" TEXT NOT NULL,
    "evidence" TEXT REFERENCES "evidence"(id) DEFERRABLE INITIALLY DEFERRED,
    "page" INTEGER,
    "region" TEXT CHECK ("region" IS NULL OR json_valid("region")),
    "looked_for" TEXT NOT NULL CHECK (json_valid("looked_for")),
    "profiles" TEXT NOT NULL CHECK (json_valid("profiles"))
) STRICT
""",
    """CREATE INDEX "redaction_evidence" ON "redaction" ("evidence")""",
)

# Version 1.5: how documents went out and what came back.
TABLES_1_5: tuple[str, ...] = (
    """
CREATE TABLE "sending" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "document" TEXT NOT NULL REFERENCES "document"(id) DEFERRABLE INITIALLY DEFERRED,
    "to" TEXT NOT NULL,
    "way" TEXT NOT NULL
        CHECK ("way" IN ('', 'hand', 'mail', 'courier', 'email', 'portal', 'app', 'other')),
    "sent_on" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "receipt" TEXT REFERENCES "evidence"(id) DEFERRABLE INITIALLY DEFERRED,
    "replied_on" TEXT,
    "reply" TEXT REFERENCES "evidence"(id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT NOT NULL
) STRICT
""",
    """CREATE INDEX "sending_document" ON "sending" ("document")""",
    """CREATE INDEX "sending_receipt" ON "sending" ("receipt")""",
    """CREATE INDEX "sending_reply" ON "sending" ("reply")""",
)

INDEXES_1_0: tuple[tuple[str, str], ...] = (
    ("party_number", "party"),
    ("party_number", "key"),
    ("entry", "debt"),
    ("entry", "party"),
    ("entry", "replaced_by"),
    ("entry", "at_sort"),
    ("evidence", "derived_from"),
    ("citation", "evidence"),
    ("citation", "entry"),
    ("citation", "agreement"),
    ("citation", "term"),
    ("citation", "payment"),
    ("agreement", "debt"),
    ("term", "agreement"),
    ("instalment", "agreement"),
    ("payment", "entry"),
    ("payment", "debt"),
    ("allocation", "payment"),
    ("allocation", "instalment"),
    ("reading", "evidence"),
)
UNIQUE_1_0: tuple[tuple[str, str], ...] = (("evidence", "sha256"), ("evidence", "exhibit"))

# Three guards: INSERT OR REPLACE of an existing row walks past the other two, and a row may only be
# added at the end. The one UPDATE allowed blanks a payload: deleted for good, the chain still holds.
GUARDS_1_0: dict[str, str] = {
    "journal_no_insert": """
CREATE TRIGGER journal_no_insert BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
""",
    "journal_no_delete": """
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
""",
    "journal_no_update": """
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
WHEN NOT (NEW.payload IS NULL AND NEW.seq IS OLD.seq AND NEW.act IS OLD.act AND NEW.at IS OLD.at
    AND NEW.actor IS OLD.actor AND NEW.name IS OLD.name AND NEW.kind IS OLD.kind
    AND NEW.tables IS OLD.tables AND NEW.seal IS OLD.seal AND NEW.chain IS OLD.chain)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
""",
}
