-- What people say about a category or a study of a tree.
CREATE TABLE "Comment" (
  "id" UUID NOT NULL,
  "treeId" UUID NOT NULL,
  "categoryId" TEXT,
  "studyId" UUID,
  "authorId" UUID NOT NULL,
  "text" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

  CONSTRAINT "Comment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Comment_subject_check" CHECK (("categoryId" IS NULL) <> ("studyId" IS NULL))
);

CREATE INDEX "Comment_treeId_at_idx" ON "Comment"("treeId", "at");

ALTER TABLE "Comment" ADD CONSTRAINT "Comment_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id")
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;
