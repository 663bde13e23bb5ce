CREATE TABLE "staff_group_heard" (
	"group_id" bigint,
	"message_id" bigint,
	CONSTRAINT "staff_group_heard_pkey" PRIMARY KEY("group_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "staff_group_post" (
	"id" bigserial PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_group_topic" (
	"conversation_id" text PRIMARY KEY,
	"group_id" bigint NOT NULL,
	"thread_id" bigint,
	"doubtful_topic" boolean DEFAULT false NOT NULL,
	"handoff_id" text,
	"told_assignee" text,
	"posted_seq" bigint DEFAULT 0 NOT NULL,
	"seen_touched" bigint DEFAULT 0 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_telegram" (
	"telegram_id" bigint PRIMARY KEY,
	"staff_id" text NOT NULL UNIQUE,
	"linked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_telegram_code" (
	"staff_id" text PRIMARY KEY,
	"code_hash" text NOT NULL UNIQUE,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "staff_group_post_key" ON "staff_group_post" ("conversation_id","key");--> statement-breakpoint
CREATE INDEX "staff_group_post_waiting" ON "staff_group_post" ("conversation_id","id") WHERE "status" in ('pending', 'sending', 'doubtful');--> statement-breakpoint
CREATE UNIQUE INDEX "staff_group_topic_thread" ON "staff_group_topic" ("group_id","thread_id");--> statement-breakpoint
ALTER TABLE "staff_telegram" ADD CONSTRAINT "staff_telegram_staff_id_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");--> statement-breakpoint
ALTER TABLE "staff_telegram_code" ADD CONSTRAINT "staff_telegram_code_staff_id_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id");