-- The record of model calls, the evidence behind a tree, and how a language model is reached.
-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "counts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "estimate" JSONB,
ADD COLUMN     "model" TEXT;

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "callKey" TEXT,
ADD COLUMN     "quote" TEXT;

-- CreateTable
CREATE TABLE "ModelCall" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "runId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "promptVersion" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "sampleIndex" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "messages" JSONB NOT NULL,
    "reply" TEXT,
    "finishReason" TEXT,
    "refusal" TEXT,
    "mode" TEXT,
    "value" JSONB,
    "errorKind" TEXT,
    "errorMessage" TEXT,
    "inputTokens" INTEGER,
    "outputTokens" INTEGER,
    "costUsd" DECIMAL(12,6),
    "latencyMs" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelCallReuse" (
    "runId" UUID NOT NULL,
    "callId" UUID NOT NULL,

    CONSTRAINT "ModelCallReuse_pkey" PRIMARY KEY ("runId","callId")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "categoryId" TEXT NOT NULL,
    "studyId" UUID,
    "callKey" TEXT,
    "reason" TEXT,
    "quote" TEXT,
    "confidence" DOUBLE PRECISION,
    "confidenceSource" TEXT,
    "questioned" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelSettings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "baseUrl" TEXT,
    "model" TEXT,
    "sealedKey" TEXT,
    "concurrency" INTEGER,
    "timeoutSeconds" INTEGER,
    "prices" JSONB NOT NULL DEFAULT '[]',
    "askAbove" JSONB,
    "caps" JSONB,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelSettings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ModelCall_key_idx" ON "ModelCall"("key");

-- CreateIndex
CREATE INDEX "ModelCall_runId_seq_idx" ON "ModelCall"("runId", "seq");

-- CreateIndex
CREATE INDEX "ModelCallReuse_callId_idx" ON "ModelCallReuse"("callId");

-- CreateIndex
CREATE INDEX "Evidence_runId_categoryId_studyId_idx" ON "Evidence"("runId", "categoryId", "studyId");

-- AddForeignKey
ALTER TABLE "ModelCall" ADD CONSTRAINT "ModelCall_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelCallReuse" ADD CONSTRAINT "ModelCallReuse_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelCallReuse" ADD CONSTRAINT "ModelCallReuse_callId_fkey" FOREIGN KEY ("callId") REFERENCES "ModelCall"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_runId_fkey" FOREIGN KEY ("runId") REFERENCES "Run"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "ModelSettings" ADD CONSTRAINT "ModelSettings_id_check" CHECK ("id" = 1);
