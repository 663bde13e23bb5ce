CREATE TABLE "identity_link" (
	"id" text PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"other_conversation_id" text NOT NULL,
	"status" text DEFAULT 'found' NOT NULL,
	"code_hash" text,
	"code_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verified_phone" (
	"conversation_id" text PRIMARY KEY,
	"phone" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "identity_link_pair" ON "identity_link" ("conversation_id","other_conversation_id");--> statement-breakpoint
CREATE INDEX "identity_link_status" ON "identity_link" ("status");--> statement-breakpoint
CREATE INDEX "verified_phone_phone" ON "verified_phone" ("phone");