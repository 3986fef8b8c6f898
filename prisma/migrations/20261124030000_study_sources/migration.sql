-- Where a study stands in its journal, where its duplicates came from, and what was imported before it was edited.
ALTER TABLE "Study" ADD COLUMN "volume" TEXT;
ALTER TABLE "Study" ADD COLUMN "issue" TEXT;
ALTER TABLE "Study" ADD COLUMN "pages" TEXT;
ALTER TABLE "Study" ADD COLUMN "alsoIn" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "Study" ADD COLUMN "imported" JSONB;
