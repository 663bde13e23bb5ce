CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_no_overlap" EXCLUDE USING gist ("worker_id" WITH =, "busy" WITH &&) WHERE ("active");
