-- When somebody who corrects a tree blind asked to see what the model assigned.
CREATE TABLE "Reveal" (
    "treeId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reveal_pkey" PRIMARY KEY ("treeId","personId")
);

ALTER TABLE "Reveal" ADD CONSTRAINT "Reveal_treeId_fkey" FOREIGN KEY ("treeId") REFERENCES "Tree"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Reveal" ADD CONSTRAINT "Reveal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
