-- Corrections that are complete, and where each person left each tree.
ALTER TABLE "Tree" ADD COLUMN "completedAt" TIMESTAMPTZ(3);
ALTER TABLE "Tree" ADD COLUMN "restUntouched" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Tree" ADD CONSTRAINT "Tree_complete_check"
  CHECK ("completedAt" IS NULL AND NOT "restUntouched" OR "completedAt" IS NOT NULL AND "kind" = 'CORRECTION');

CREATE TABLE "Bookmark" (
  "treeId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "view" TEXT NOT NULL,
  "category" TEXT,
  "study" UUID,
  "blind" BOOLEAN NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Bookmark_pkey" PRIMARY KEY ("treeId", "personId")
);

ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
