CREATE TABLE "staff_file" (
	"id" text PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"by" text NOT NULL,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"content" bytea NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "handoff" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "shown_as" text;--> statement-breakpoint
CREATE INDEX "staff_file_conversation" ON "staff_file" ("conversation_id");--> statement-breakpoint
CREATE INDEX "staff_file_unsent" ON "staff_file" ("at") WHERE "sent_at" is null;