-- Studies known by their number alone, and claims that came with a file.
ALTER TABLE "Study" ADD COLUMN "claim" TEXT;
ALTER TABLE "Study" ADD COLUMN "placeholder" BOOLEAN NOT NULL DEFAULT false;
