CREATE TABLE "care_consent" (
	"customer_id" text PRIMARY KEY,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_gift" (
	"id" text PRIMARY KEY,
	"follow_up_key" text NOT NULL,
	"customer_id" text NOT NULL,
	"month" text NOT NULL,
	"cost_fen" integer NOT NULL,
	"what" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"redeemed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" text PRIMARY KEY,
	"booking_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount_fen" integer NOT NULL,
	"provider" text NOT NULL,
	"reference" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "poll" (
	"id" text PRIMARY KEY,
	"key" text NOT NULL UNIQUE,
	"kind" text NOT NULL,
	"customer_id" text,
	"conversation_id" text NOT NULL,
	"booking_id" text,
	"worker_id" text,
	"service_id" text,
	"status" text NOT NULL,
	"score" smallint,
	"answers" jsonb,
	"text" text,
	"source" text DEFAULT 'chat' NOT NULL,
	"entered_by" text,
	"sent_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "survey_booking";--> statement-breakpoint
ALTER TABLE "customer" ADD COLUMN "birthday" text;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "visit" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "source" text DEFAULT 'chat' NOT NULL;--> statement-breakpoint
ALTER TABLE "survey" ADD COLUMN "entered_by" text;--> statement-breakpoint
CREATE UNIQUE INDEX "survey_visit" ON "survey" ("booking_id","visit") WHERE "booking_id" is not null;--> statement-breakpoint
CREATE INDEX "survey_customer" ON "survey" ("customer_id");--> statement-breakpoint
CREATE INDEX "survey_answered" ON "survey" ("answered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "care_gift_follow_up" ON "care_gift" ("follow_up_key");--> statement-breakpoint
CREATE INDEX "care_gift_customer" ON "care_gift" ("customer_id","at");--> statement-breakpoint
CREATE INDEX "care_gift_month" ON "care_gift" ("month");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_reference" ON "payment" ("provider","reference");--> statement-breakpoint
CREATE INDEX "payment_booking" ON "payment" ("booking_id");--> statement-breakpoint
CREATE INDEX "poll_customer" ON "poll" ("customer_id","kind");--> statement-breakpoint
CREATE INDEX "poll_conversation" ON "poll" ("conversation_id");--> statement-breakpoint
CREATE INDEX "poll_answered" ON "poll" ("kind","answered_at");--> statement-breakpoint
CREATE INDEX "poll_open" ON "poll" ("closes_at") WHERE "status" = 'sent';--> statement-breakpoint
ALTER TABLE "care_consent" ADD CONSTRAINT "care_consent_customer_id_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id");--> statement-breakpoint
ALTER TABLE "care_gift" ADD CONSTRAINT "care_gift_customer_id_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id");--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_booking_id_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id");