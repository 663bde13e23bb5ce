CREATE TABLE "bulletin" (
	"month" text PRIMARY KEY,
	"content" jsonb NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"approved_by" text,
	"published_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "case_improvement" (
	"case_id" text PRIMARY KEY,
	"improvement_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_news" (
	"key" text PRIMARY KEY,
	"case_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"flow" text NOT NULL,
	"slots" jsonb NOT NULL,
	"words" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"told" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_proposal" (
	"id" text PRIMARY KEY,
	"case_id" text NOT NULL,
	"rung" text NOT NULL,
	"amount_fen" integer DEFAULT 0 NOT NULL,
	"text" text NOT NULL,
	"rework_by" timestamp with time zone,
	"assessed_by" text,
	"status" text NOT NULL,
	"proposed_by" text NOT NULL,
	"approved_by" text,
	"at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "case_rating" (
	"case_id" text PRIMARY KEY,
	"score" smallint NOT NULL,
	"text" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_wait" (
	"id" text PRIMARY KEY,
	"case_id" text NOT NULL,
	"before" text NOT NULL,
	"question" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "improvement" (
	"id" text PRIMARY KEY,
	"cause" text NOT NULL,
	"action" text NOT NULL,
	"owner" text NOT NULL,
	"due_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP TABLE "unmet_request";--> statement-breakpoint
CREATE INDEX "case_improvement_of" ON "case_improvement" ("improvement_id");--> statement-breakpoint
CREATE INDEX "case_news_untold" ON "case_news" ("at") WHERE not "told";--> statement-breakpoint
CREATE UNIQUE INDEX "case_proposal_current" ON "case_proposal" ("case_id") WHERE "status" in ('awaiting_approval', 'told');--> statement-breakpoint
CREATE UNIQUE INDEX "case_wait_open" ON "case_wait" ("case_id") WHERE "until" is null;--> statement-breakpoint
ALTER TABLE "case_improvement" ADD CONSTRAINT "case_improvement_case_id_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id");--> statement-breakpoint
ALTER TABLE "case_improvement" ADD CONSTRAINT "case_improvement_improvement_id_improvement_id_fkey" FOREIGN KEY ("improvement_id") REFERENCES "improvement"("id");--> statement-breakpoint
ALTER TABLE "case_news" ADD CONSTRAINT "case_news_case_id_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id");--> statement-breakpoint
ALTER TABLE "case_proposal" ADD CONSTRAINT "case_proposal_case_id_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id");--> statement-breakpoint
ALTER TABLE "case_rating" ADD CONSTRAINT "case_rating_case_id_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id");--> statement-breakpoint
ALTER TABLE "case_wait" ADD CONSTRAINT "case_wait_case_id_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id");