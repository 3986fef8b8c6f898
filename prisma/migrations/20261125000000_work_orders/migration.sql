-- Work that is handed out together, tasks for whoever is free, and how far a review has come.
CREATE TABLE "WorkOrder" (
  "id" UUID NOT NULL,
  "guideline" TEXT NOT NULL DEFAULT '',
  "blind" BOOLEAN NOT NULL DEFAULT false,
  "dueOn" DATE,
  "perTree" INTEGER NOT NULL,
  "createdById" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "WorkOrder_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "WorkOrder_createdAt_id_idx" ON "WorkOrder"("createdAt", "id");

ALTER TABLE "WorkOrder" ADD CONSTRAINT "WorkOrder_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "WorkOrder" ADD CONSTRAINT "WorkOrder_guideline_check" CHECK (char_length("guideline") <= 50000);
ALTER TABLE "WorkOrder" ADD CONSTRAINT "WorkOrder_perTree_check" CHECK ("perTree" BETWEEN 1 AND 5);

ALTER TABLE "Task" ADD COLUMN "orderId" UUID,
  ADD COLUMN "open" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "takenAt" TIMESTAMPTZ(3),
  ALTER COLUMN "annotatorId" DROP NOT NULL;

-- What each had handed out before becomes one order.
INSERT INTO "WorkOrder" ("id", "perTree", "createdById", "createdAt")
SELECT gen_random_uuid(), 1, "givenById", min("createdAt") FROM "Task" GROUP BY "givenById";

UPDATE "Task" SET "takenAt" = "Task"."createdAt", "orderId" = "WorkOrder"."id"
FROM "WorkOrder" WHERE "WorkOrder"."createdById" = "Task"."givenById";

ALTER TABLE "Task" ALTER COLUMN "orderId" SET NOT NULL;
ALTER TABLE "Task" DROP CONSTRAINT "Task_givenById_fkey", DROP COLUMN "givenById";
ALTER TABLE "Task" ADD CONSTRAINT "Task_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "WorkOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Task" ADD CONSTRAINT "Task_taken_check"
  CHECK (("annotatorId" IS NULL) = ("takenAt" IS NULL) AND ("open" OR "annotatorId" IS NOT NULL));

CREATE INDEX "Task_orderId_idx" ON "Task"("orderId");

CREATE TABLE "ReviewProgress" (
  "treeId" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "studyRevision" INTEGER NOT NULL,
  "done" INTEGER NOT NULL,
  "total" INTEGER NOT NULL,
  "decisions" INTEGER NOT NULL,
  "seconds" DOUBLE PRECISION NOT NULL,

  CONSTRAINT "ReviewProgress_pkey" PRIMARY KEY ("treeId")
);

ALTER TABLE "ReviewProgress" ADD CONSTRAINT "ReviewProgress_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A final tree is complete once adjudication is.
ALTER TABLE "Tree" DROP CONSTRAINT "Tree_complete_check";
ALTER TABLE "Tree" ADD CONSTRAINT "Tree_complete_check" CHECK (
  "completedAt" IS NULL AND NOT "restUntouched"
  OR "completedAt" IS NOT NULL AND ("kind" = 'CORRECTION' OR "kind" = 'FINAL' AND NOT "restUntouched"));
