CREATE TABLE "contact_choice" (
	"owner" text PRIMARY KEY,
	"surveys" boolean DEFAULT true NOT NULL,
	"promotions" boolean DEFAULT true NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "remarks" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "closes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "planned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "good_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "why" text;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "done_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "survey_open" ON "survey" ("closes_at") WHERE "status" = 'sent';--> statement-breakpoint
CREATE INDEX "follow_up_conversation" ON "follow_up" ("conversation_id","due_at") WHERE "status" = 'pending';