-- Why a study was withdrawn, and which studies a run left out because they were.
ALTER TABLE "Study" ADD COLUMN "withdrawnReason" TEXT;
ALTER TABLE "Run" ADD COLUMN "leftOut" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
