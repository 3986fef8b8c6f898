-- Final trees, the corrections that they are made of, and what was decided about each item, by which gesture.
CREATE TYPE "DecisionWay" AS ENUM ('side', 'all', 'anew');

CREATE TABLE "Adjudication" (
  "treeId" UUID NOT NULL,
  "baseTreeId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Adjudication_pkey" PRIMARY KEY ("treeId")
);

-- A tree has one final tree.
CREATE UNIQUE INDEX "Adjudication_baseTreeId_key" ON "Adjudication"("baseTreeId");

CREATE TABLE "AdjudicatedCorrection" (
  "treeId" UUID NOT NULL,
  "correctionId" UUID NOT NULL,
  "position" INTEGER NOT NULL,

  CONSTRAINT "AdjudicatedCorrection_pkey" PRIMARY KEY ("treeId", "correctionId")
);

CREATE TABLE "AdjudicationDecision" (
  "id" BIGSERIAL NOT NULL,
  "treeId" UUID NOT NULL,
  "itemKey" TEXT NOT NULL,
  "way" "DecisionWay" NOT NULL,
  "correctionId" UUID,
  "gestureId" UUID NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "actorId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "AdjudicationDecision_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "AdjudicationDecision_treeId_id_idx" ON "AdjudicationDecision"("treeId", "id");

ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Adjudication" ADD CONSTRAINT "Adjudication_baseTreeId_fkey" FOREIGN KEY ("baseTreeId") REFERENCES "Tree"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AdjudicatedCorrection" ADD CONSTRAINT "AdjudicatedCorrection_treeId_fkey" FOREIGN KEY ("treeId")
  REFERENCES "Adjudication"("treeId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AdjudicatedCorrection" ADD CONSTRAINT "AdjudicatedCorrection_correctionId_fkey" FOREIGN KEY ("correctionId")
  REFERENCES "Tree"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AdjudicationDecision" ADD CONSTRAINT "AdjudicationDecision_treeId_fkey" FOREIGN KEY ("treeId")
  REFERENCES "Adjudication"("treeId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AdjudicationDecision" ADD CONSTRAINT "AdjudicationDecision_actorId_fkey" FOREIGN KEY ("actorId")
  REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Final trees are completed as corrections are.
ALTER TABLE "Tree" DROP CONSTRAINT "Tree_complete_check";
ALTER TABLE "Tree" ADD CONSTRAINT "Tree_complete_check"
  CHECK ("completedAt" IS NULL AND NOT "restUntouched"
    OR "completedAt" IS NOT NULL AND "kind" IN ('CORRECTION', 'FINAL'));
