-- Datasets made by jobs, with their files in pieces, and what feedback was revoked.
CREATE TYPE "ExportStatus" AS ENUM ('queued', 'running', 'succeeded', 'failed', 'cancelled');

CREATE TABLE "Export" (
  "id" UUID NOT NULL,
  "requestedById" UUID NOT NULL,
  "ofEverybody" BOOLEAN NOT NULL,
  "settings" JSONB NOT NULL,
  "status" "ExportStatus" NOT NULL DEFAULT 'queued',
  "done" INTEGER NOT NULL DEFAULT 0,
  "total" INTEGER NOT NULL DEFAULT 0,
  "rows" INTEGER NOT NULL DEFAULT 0,
  "bytes" BIGINT NOT NULL DEFAULT 0,
  "fileName" TEXT,
  "manifest" JSONB,
  "error" TEXT,
  "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "startedAt" TIMESTAMPTZ(3),
  "finishedAt" TIMESTAMPTZ(3),

  CONSTRAINT "Export_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Export_requestedById_createdAt_idx" ON "Export"("requestedById", "createdAt");

CREATE TABLE "ExportChunk" (
  "exportId" UUID NOT NULL,
  "index" INTEGER NOT NULL,
  "bytes" BYTEA NOT NULL,

  CONSTRAINT "ExportChunk_pkey" PRIMARY KEY ("exportId", "index")
);

CREATE TABLE "Revocation" (
  "treeId" UUID NOT NULL,
  "gestureId" UUID NOT NULL,
  "actorId" UUID NOT NULL,
  "reason" TEXT,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Revocation_pkey" PRIMARY KEY ("treeId", "gestureId")
);

ALTER TABLE "Export" ADD CONSTRAINT "Export_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Person"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ExportChunk" ADD CONSTRAINT "ExportChunk_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "Export"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Revocation" ADD CONSTRAINT "Revocation_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Revocation" ADD CONSTRAINT "Revocation_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER revocation_append_only BEFORE UPDATE OR DELETE ON "Revocation"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_log();
