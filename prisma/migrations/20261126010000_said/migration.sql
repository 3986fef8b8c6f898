-- A decision keeps what each side said and what it made of it, instead of a fingerprint of all sides together.
-- Decisions of before keep their fingerprint.
ALTER TABLE "AdjudicationDecision" ADD COLUMN "said" JSONB;
ALTER TABLE "AdjudicationDecision" ALTER COLUMN "fingerprint" DROP NOT NULL;
