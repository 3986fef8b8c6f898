-- After how many days without an edit a task of the order counts as stalled.
ALTER TABLE "WorkOrder" ADD COLUMN "stallDays" INTEGER NOT NULL DEFAULT 3;
