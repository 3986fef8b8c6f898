-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Engine" AS ENUM ('local', 'llm');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "TreeKind" AS ENUM ('GENERATED', 'IMPORTED', 'CORRECTION', 'FINAL');

-- CreateEnum
CREATE TYPE "Origin" AS ENUM ('MODEL', 'LOCAL', 'IMPORTED', 'EXPERT', 'CORRECTOR');

-- CreateEnum
CREATE TYPE "JudgementKind" AS ENUM ('link', 'siblings', 'pair');

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "reviewId" TEXT,
    "reviewPmid" TEXT,
    "domain" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "nextNumber" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Study" (
    "id" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "abstract" TEXT NOT NULL,
    "year" INTEGER,
    "doi" TEXT,
    "pmid" TEXT,
    "authors" TEXT[],
    "journal" TEXT,
    "url" TEXT,
    "keywords" TEXT[],
    "source" JSONB NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Run" (
    "id" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "engine" "Engine" NOT NULL,
    "settings" JSONB NOT NULL,
    "status" "RunStatus" NOT NULL DEFAULT 'queued',
    "waitingFor" TEXT,
    "steps" JSONB NOT NULL,
    "warnings" TEXT[],
    "error" TEXT,
    "studyRevision" INTEGER NOT NULL,
    "studyCount" INTEGER NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "costUsd" DECIMAL(12,6),
    "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RunStep" (
    "runId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "output" JSONB NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RunStep_pkey" PRIMARY KEY ("runId","name")
);

-- CreateTable
CREATE TABLE "Claim" (
    "runId" UUID NOT NULL,
    "studyId" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("runId","studyId")
);

-- CreateTable
CREATE TABLE "Tree" (
    "id" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "kind" "TreeKind" NOT NULL,
    "runId" UUID,
    "copiedFromId" UUID,
    "annotatorId" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,
    "studyRevision" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tree_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Category" (
    "treeId" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "parentId" TEXT,
    "index" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "scopeNote" TEXT NOT NULL,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("treeId","id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "treeId" UUID NOT NULL,
    "categoryId" TEXT NOT NULL,
    "studyId" UUID NOT NULL,
    "origin" "Origin" NOT NULL,
    "evidenceId" TEXT,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("treeId","categoryId","studyId")
);

-- CreateTable
CREATE TABLE "Judgement" (
    "treeId" UUID NOT NULL,
    "kind" "JudgementKind" NOT NULL,
    "key" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "Judgement_pkey" PRIMARY KEY ("treeId","kind","key")
);

-- CreateTable
CREATE TABLE "FeedbackRecord" (
    "treeId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "gestureId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "operation" JSONB NOT NULL,
    "inverse" JSONB NOT NULL,
    "description" TEXT NOT NULL,
    "actorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "baseVersion" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "undoes" UUID,
    "redoes" UUID,
    "reason" TEXT,
    "view" TEXT,
    "exposure" TEXT,
    "seconds" DOUBLE PRECISION,
    "touches" TEXT[],

    CONSTRAINT "FeedbackRecord_pkey" PRIMARY KEY ("treeId","seq")
);

-- CreateIndex
CREATE INDEX "Topic_createdAt_id_idx" ON "Topic"("createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Study_topicId_number_key" ON "Study"("topicId", "number");

-- CreateIndex
CREATE INDEX "Run_topicId_createdAt_idx" ON "Run"("topicId", "createdAt");

-- CreateIndex
CREATE INDEX "Claim_studyId_idx" ON "Claim"("studyId");

-- CreateIndex
CREATE UNIQUE INDEX "Tree_runId_key" ON "Tree"("runId");

-- CreateIndex
CREATE INDEX "Tree_topicId_createdAt_idx" ON "Tree"("topicId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Tree_copiedFromId_annotatorId_key" ON "Tree"("copiedFromId", "annotatorId");

-- CreateIndex
CREATE INDEX "Assignment_studyId_idx" ON "Assignment"("studyId");

-- CreateIndex
CREATE INDEX "FeedbackRecord_treeId_gestureId_idx" ON "FeedbackRecord"("treeId", "gestureId");

-- CreateIndex
CREATE INDEX "FeedbackRecord_treeId_version_idx" ON "FeedbackRecord"("treeId", "version");

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Study" ADD CONSTRAINT "Study_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Run" ADD CONSTRAINT "Run_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RunStep" ADD CONSTRAINT "RunStep_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tree" ADD CONSTRAINT "Tree_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tree" ADD CONSTRAINT "Tree_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tree" ADD CONSTRAINT "Tree_copiedFromId_fkey" FOREIGN KEY ("copiedFromId") REFERENCES "Tree"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tree" ADD CONSTRAINT "Tree_annotatorId_fkey" FOREIGN KEY ("annotatorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_treeId_categoryId_fkey" FOREIGN KEY ("treeId", "categoryId") REFERENCES "Category"("treeId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Judgement" ADD CONSTRAINT "Judgement_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackRecord" ADD CONSTRAINT "FeedbackRecord_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackRecord" ADD CONSTRAINT "FeedbackRecord_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- The log is append-only. TRUNCATE is refused too.
CREATE FUNCTION refuse_change_of_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the feedback log is append-only: % is refused', TG_OP;
END $$;

CREATE TRIGGER feedback_record_append_only BEFORE UPDATE OR DELETE ON "FeedbackRecord"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_the_log();

CREATE TRIGGER feedback_record_no_truncate BEFORE TRUNCATE ON "FeedbackRecord"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_log();

ALTER TABLE "Study" ADD CONSTRAINT "Study_number_check" CHECK ("number" >= 0);
ALTER TABLE "Study" ADD CONSTRAINT "Study_text_check" CHECK ("title" <> '' OR "abstract" <> '');
ALTER TABLE "Tree" ADD CONSTRAINT "Tree_correction_check"
  CHECK ("kind" <> 'CORRECTION' OR ("copiedFromId" IS NOT NULL AND "annotatorId" IS NOT NULL));
ALTER TABLE "Category" ADD CONSTRAINT "Category_index_check" CHECK ("index" >= 0);
ALTER TABLE "Category" ADD CONSTRAINT "Category_parent_check" CHECK ("parentId" IS DISTINCT FROM "id");

-- The local mode's one person.
INSERT INTO "Person" ("id", "name") VALUES ('00000000-0000-4000-8000-000000000001', 'Owner');
