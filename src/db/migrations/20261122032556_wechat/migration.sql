CREATE TABLE "unanswered_question" (
	"turn_id" text PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"text" text NOT NULL,
	"locale" text NOT NULL,
	"best_score" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wechat_kf_account" (
	"open_kfid" text PRIMARY KEY,
	"cursor" text,
	"call_token" text,
	"called" bigint DEFAULT 0 NOT NULL,
	"followed" bigint DEFAULT 0 NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "wechat_kf_sent" (
	"message_id" text PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wechat_window" (
	"conversation_id" text PRIMARY KEY,
	"message_at" bigint DEFAULT 0 NOT NULL,
	"message_id" text DEFAULT '' NOT NULL,
	"message_left" integer DEFAULT 0 NOT NULL,
	"message_until" timestamp with time zone,
	"event_at" bigint DEFAULT 0 NOT NULL,
	"event_id" text DEFAULT '' NOT NULL,
	"event_left" integer DEFAULT 0 NOT NULL,
	"event_until" timestamp with time zone,
	"event_code" text,
	"gone" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "unanswered_question_at" ON "unanswered_question" ("at");--> statement-breakpoint
CREATE INDEX "wechat_kf_sent_at" ON "wechat_kf_sent" ("at");