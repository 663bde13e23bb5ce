CREATE SEQUENCE "public"."conversation_touched" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "canned_reply" (
	"id" text PRIMARY KEY,
	"shortcut" text NOT NULL UNIQUE,
	"title" text NOT NULL,
	"text" jsonb NOT NULL,
	"by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_summary" (
	"conversation_id" text PRIMARY KEY,
	"seq" bigint NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_merge" (
	"id" text PRIMARY KEY,
	"kept_id" text NOT NULL,
	"other_id" text NOT NULL,
	"moved" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "handoff" (
	"id" text PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"reason" text NOT NULL,
	"priority" smallint NOT NULL,
	"skills" text[] DEFAULT '{}'::text[] NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"supervisors" boolean DEFAULT false NOT NULL,
	"offered_to" text,
	"offered_at" timestamp with time zone,
	"passed" text[] DEFAULT '{}'::text[] NOT NULL,
	"taken_by" text,
	"taken_at" timestamp with time zone,
	"first_reply_at" timestamp with time zone,
	"waiting_since" timestamp with time zone,
	"first_due" timestamp with time zone,
	"next_due" timestamp with time zone,
	"resolve_due" timestamp with time zone,
	"callback_at" timestamp with time zone,
	"warned" text[] DEFAULT '{}'::text[] NOT NULL,
	"seen_touched" bigint DEFAULT 0 NOT NULL,
	"resolved_at" timestamp with time zone,
	"outcome" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "later_reply" (
	"id" text PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"even_if_customer_writes" boolean DEFAULT false NOT NULL,
	"after_seq" bigint NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"why" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mention_seen" (
	"note_id" text,
	"staff_id" text,
	CONSTRAINT "mention_seen_pkey" PRIMARY KEY("note_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "note" (
	"id" text PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"mentions" text[] DEFAULT '{}'::text[] NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"staff_id" text PRIMARY KEY,
	"status" text DEFAULT 'online' NOT NULL,
	"capacity" integer DEFAULT 6 NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"offered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "read_mark" (
	"staff_id" text,
	"conversation_id" text,
	"seq" bigint NOT NULL,
	CONSTRAINT "read_mark_pkey" PRIMARY KEY("conversation_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "seen_by" text;--> statement-breakpoint
ALTER TABLE "alert" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "touched" bigint DEFAULT nextval('conversation_touched') NOT NULL;--> statement-breakpoint
CREATE INDEX "alert_open" ON "alert" ("id") WHERE "seen_at" is null;--> statement-breakpoint
CREATE INDEX "alert_conversation" ON "alert" ("conversation_id");--> statement-breakpoint
CREATE INDEX "conversation_touched_by" ON "conversation" ("touched","id");--> statement-breakpoint
CREATE INDEX "conversation_assignee" ON "conversation" ("assignee","touched") WHERE "assignee" <> 'bot';--> statement-breakpoint
CREATE INDEX "conversation_customer" ON "conversation" ("customer_id");--> statement-breakpoint
CREATE INDEX "message_doubtful" ON "message" ("conversation_id") WHERE "status" in ('uncertain', 'failed');--> statement-breakpoint
CREATE INDEX "customer_merge_kept" ON "customer_merge" ("kept_id");--> statement-breakpoint
CREATE INDEX "customer_merge_other" ON "customer_merge" ("other_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handoff_open" ON "handoff" ("conversation_id") WHERE "resolved_at" is null;--> statement-breakpoint
CREATE INDEX "handoff_queue" ON "handoff" ("priority","opened_at") WHERE "resolved_at" is null;--> statement-breakpoint
CREATE INDEX "handoff_conversation" ON "handoff" ("conversation_id","opened_at");--> statement-breakpoint
CREATE INDEX "handoff_resolved" ON "handoff" ("resolved_at","conversation_id") WHERE "resolved_at" is not null;--> statement-breakpoint
CREATE INDEX "later_reply_due" ON "later_reply" ("due_at") WHERE "status" = 'pending';--> statement-breakpoint
CREATE INDEX "later_reply_conversation" ON "later_reply" ("conversation_id");--> statement-breakpoint
CREATE INDEX "note_conversation" ON "note" ("conversation_id","at");--> statement-breakpoint
CREATE INDEX "note_mentions" ON "note" USING gin ("mentions");