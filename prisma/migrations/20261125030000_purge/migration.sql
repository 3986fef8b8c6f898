-- The log goes with its topic, when that one is purged: the transaction that does so names it, and it is archived.
CREATE OR REPLACE FUNCTION refuse_change_of_the_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('espalier.purged_topic', true) <> '' THEN
    IF EXISTS (
      SELECT FROM "Tree" t JOIN "Topic" p ON p."id" = t."topicId"
      WHERE t."id" = OLD."treeId" AND p."archivedAt" IS NOT NULL
        AND p."id"::text = current_setting('espalier.purged_topic')
    ) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'the feedback log is append-only: % is refused', TG_OP;
END $$;
