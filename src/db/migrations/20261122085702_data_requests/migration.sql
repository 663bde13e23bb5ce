CREATE TABLE "data_request" (
	"id" text PRIMARY KEY,
	"kind" text NOT NULL,
	"conversation_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	"why" text,
	"warned_at" timestamp with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "data_request_open" ON "data_request" ("conversation_id","kind") WHERE "status" = 'open';--> statement-breakpoint
CREATE INDEX "data_request_due" ON "data_request" ("status","due_at");