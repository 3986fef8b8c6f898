-- Lists of DOIs and PubMed ids whose records a job looks up, and the records that were found before.
CREATE TYPE "LookupStatus" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');
CREATE TYPE "IdentifierKind" AS ENUM ('doi', 'pmid');
CREATE TYPE "EntryState" AS ENUM ('open', 'found', 'missing');

CREATE TABLE "Lookup" (
    "id" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "status" "LookupStatus" NOT NULL DEFAULT 'queued',
    "unread" JSONB NOT NULL DEFAULT '[]',
    "notes" TEXT[],
    "error" TEXT,
    "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Lookup_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "LookupEntry" (
    "lookupId" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "kind" "IdentifierKind" NOT NULL,
    "value" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "state" "EntryState" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "record" JSONB,

    CONSTRAINT "LookupEntry_pkey" PRIMARY KEY ("lookupId","index")
);

CREATE TABLE "KnownRecord" (
    "kind" "IdentifierKind" NOT NULL,
    "value" TEXT NOT NULL,
    "record" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownRecord_pkey" PRIMARY KEY ("kind","value")
);

CREATE INDEX "Lookup_requestedById_createdAt_idx" ON "Lookup"("requestedById", "createdAt");
CREATE INDEX "LookupEntry_lookupId_kind_value_idx" ON "LookupEntry"("lookupId", "kind", "value");
CREATE INDEX "KnownRecord_at_idx" ON "KnownRecord"("at");

ALTER TABLE "Lookup" ADD CONSTRAINT "Lookup_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LookupEntry" ADD CONSTRAINT "LookupEntry_lookupId_fkey" FOREIGN KEY ("lookupId") REFERENCES "Lookup"("id") ON DELETE CASCADE ON UPDATE CASCADE;
