-- Accounts: who may sign in and how, what is handed to whom, and who did what to people.
CREATE TYPE "Role" AS ENUM ('researcher', 'annotator', 'admin');

CREATE TYPE "LinkKind" AS ENUM ('setup', 'invitation', 'reset');

ALTER TABLE "Person" ADD COLUMN "email" TEXT,
  ADD COLUMN "emailVerified" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "image" TEXT,
  ADD COLUMN "removedAt" TIMESTAMPTZ(3),
  ADD COLUMN "role" "Role" NOT NULL DEFAULT 'annotator',
  ADD COLUMN "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE TABLE "Session" (
  "id" UUID NOT NULL,
  "token" TEXT NOT NULL,
  "personId" UUID NOT NULL,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "ipAddress" TEXT,
  "userAgent" TEXT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Credential" (
  "id" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "providerId" TEXT NOT NULL,
  "accountId" TEXT NOT NULL,
  "password" TEXT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Credential_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AccessLink" (
  "id" UUID NOT NULL,
  "kind" "LinkKind" NOT NULL,
  "tokenHash" TEXT NOT NULL,
  "email" TEXT,
  "role" "Role",
  "personId" UUID,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "usedAt" TIMESTAMPTZ(3),
  "revokedAt" TIMESTAMPTZ(3),

  CONSTRAINT "AccessLink_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ApiToken" (
  "id" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "name" TEXT NOT NULL,
  "tokenHash" TEXT NOT NULL,
  "start" TEXT NOT NULL,
  "scopes" TEXT[],
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "lastUsedAt" TIMESTAMPTZ(3),
  "revokedAt" TIMESTAMPTZ(3),

  CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "SignInAttempt" (
  "id" BIGSERIAL NOT NULL,
  "email" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "SignInAttempt_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Task" (
  "id" UUID NOT NULL,
  "treeId" UUID NOT NULL,
  "annotatorId" UUID NOT NULL,
  "givenById" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "AuditRecord" (
  "id" BIGSERIAL NOT NULL,
  "actorId" UUID NOT NULL,
  "act" TEXT NOT NULL,
  "about" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "AuditRecord_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

CREATE INDEX "Session_personId_idx" ON "Session"("personId");

CREATE UNIQUE INDEX "Credential_personId_providerId_key" ON "Credential"("personId", "providerId");

CREATE UNIQUE INDEX "AccessLink_tokenHash_key" ON "AccessLink"("tokenHash");

CREATE INDEX "AccessLink_kind_createdAt_idx" ON "AccessLink"("kind", "createdAt");

CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

CREATE INDEX "ApiToken_personId_createdAt_idx" ON "ApiToken"("personId", "createdAt");

CREATE INDEX "SignInAttempt_email_at_idx" ON "SignInAttempt"("email", "at");

CREATE INDEX "SignInAttempt_address_at_idx" ON "SignInAttempt"("address", "at");

CREATE INDEX "Task_annotatorId_idx" ON "Task"("annotatorId");

CREATE UNIQUE INDEX "Task_treeId_annotatorId_key" ON "Task"("treeId", "annotatorId");

CREATE INDEX "AuditRecord_at_idx" ON "AuditRecord"("at");

CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Credential" ADD CONSTRAINT "Credential_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "AccessLink" ADD CONSTRAINT "AccessLink_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Task" ADD CONSTRAINT "Task_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Task" ADD CONSTRAINT "Task_annotatorId_fkey" FOREIGN KEY ("annotatorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Task" ADD CONSTRAINT "Task_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "AuditRecord" ADD CONSTRAINT "AuditRecord_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is done to people stays on record.
CREATE FUNCTION refuse_change_of_the_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only: % is refused', TG_OP;
END $$;

CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE ON "AuditRecord"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_audit();

CREATE TRIGGER audit_record_no_truncate BEFORE TRUNCATE ON "AuditRecord"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_audit();

ALTER TABLE "Person" ADD CONSTRAINT "Person_email_check" CHECK ("email" = lower("email"));
ALTER TABLE "AccessLink" ADD CONSTRAINT "AccessLink_kind_check" CHECK (
  "kind" = 'setup' OR "kind" = 'invitation' AND "role" IS NOT NULL
  OR "kind" = 'reset' AND "personId" IS NOT NULL);

-- The local mode's one person becomes the first administrator, with all their work.
UPDATE "Person" SET "role" = 'admin' WHERE "id" = '00000000-0000-4000-8000-000000000001';
