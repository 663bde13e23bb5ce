CREATE TABLE "assignment" (
	"id" text PRIMARY KEY,
	"booking_id" text NOT NULL,
	"worker_id" text NOT NULL,
	"visit" smallint DEFAULT 0 NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"busy" tstzrange NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"id" text PRIMARY KEY,
	"ref" text NOT NULL UNIQUE,
	"customer_id" text,
	"conversation_id" text NOT NULL,
	"service_id" text NOT NULL,
	"variant" text,
	"area" double precision,
	"count" integer,
	"add_ons" jsonb DEFAULT '[]' NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"original_start_at" timestamp with time zone NOT NULL,
	"reschedule_count" integer DEFAULT 0 NOT NULL,
	"address" text,
	"district" text,
	"phone" text,
	"name" text,
	"note" text,
	"price_fen" integer NOT NULL,
	"fee_fen" integer DEFAULT 0 NOT NULL,
	"deposit_fen" integer DEFAULT 0 NOT NULL,
	"quote" jsonb NOT NULL,
	"status" text NOT NULL,
	"hold_until" timestamp with time zone,
	"booked_at" timestamp with time zone,
	"eta" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "booking_event" (
	"id" text PRIMARY KEY,
	"booking_id" text NOT NULL,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"eta" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "case_event" (
	"id" text PRIMARY KEY,
	"case_id" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catalogue" (
	"version" integer PRIMARY KEY,
	"content" jsonb NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case" (
	"id" text PRIMARY KEY,
	"number" text NOT NULL UNIQUE,
	"customer_id" text,
	"conversation_id" text NOT NULL,
	"booking_id" text,
	"category" text NOT NULL,
	"severity" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"text" text NOT NULL,
	"media" jsonb DEFAULT '[]' NOT NULL,
	"remedy" text,
	"safety_action" text,
	"owner" text,
	"first_response_due" timestamp with time zone NOT NULL,
	"proposal_due" timestamp with time zone NOT NULL,
	"close_due" timestamp with time zone NOT NULL,
	"first_response_at" timestamp with time zone,
	"proposed_at" timestamp with time zone,
	"decision" text,
	"amount_fen" integer,
	"accepted" boolean,
	"cause" text,
	"external_number" text,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" text PRIMARY KEY,
	"name" text,
	"phone" text,
	"addresses" jsonb DEFAULT '[]' NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" text PRIMARY KEY,
	"kind" text NOT NULL,
	"customer_id" text,
	"conversation_id" text NOT NULL,
	"booking_id" text,
	"worker_id" text,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "performed_action" (
	"key" text PRIMARY KEY,
	"result" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey" (
	"id" text PRIMARY KEY,
	"booking_id" text,
	"customer_id" text,
	"conversation_id" text NOT NULL,
	"status" text NOT NULL,
	"score" smallint,
	"text" text,
	"worker_id" text,
	"sent_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unmet_request" (
	"id" text PRIMARY KEY,
	"customer_id" text,
	"conversation_id" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker" (
	"id" text PRIMARY KEY,
	"name" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text NOT NULL,
	"gender" text NOT NULL,
	"code" text NOT NULL,
	"districts" text[] NOT NULL,
	"languages" text[] DEFAULT '{}'::text[] NOT NULL,
	"rating_sum" double precision DEFAULT 0 NOT NULL,
	"rating_count" integer DEFAULT 0 NOT NULL,
	"jobs_done" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_certificate" (
	"worker_id" text,
	"kind" text,
	"valid_to" date,
	CONSTRAINT "worker_certificate_pkey" PRIMARY KEY("worker_id","kind")
);
--> statement-breakpoint
CREATE TABLE "worker_shift" (
	"worker_id" text,
	"weekday" smallint,
	"start_minute" smallint,
	"end_minute" smallint NOT NULL,
	CONSTRAINT "worker_shift_pkey" PRIMARY KEY("worker_id","weekday","start_minute")
);
--> statement-breakpoint
CREATE TABLE "worker_time_off" (
	"id" text PRIMARY KEY,
	"worker_id" text NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE INDEX "assignment_booking" ON "assignment" ("booking_id");--> statement-breakpoint
CREATE INDEX "assignment_worker" ON "assignment" ("worker_id","end_at") WHERE "active";--> statement-breakpoint
CREATE INDEX "booking_customer" ON "booking" ("customer_id");--> statement-breakpoint
CREATE INDEX "booking_conversation" ON "booking" ("conversation_id");--> statement-breakpoint
CREATE INDEX "booking_hold" ON "booking" ("hold_until") WHERE "status" = 'held';--> statement-breakpoint
CREATE INDEX "booking_event_booking" ON "booking_event" ("booking_id","at");--> statement-breakpoint
CREATE INDEX "case_event_case" ON "case_event" ("case_id","at");--> statement-breakpoint
CREATE INDEX "case_customer" ON "case" ("customer_id");--> statement-breakpoint
CREATE INDEX "case_conversation" ON "case" ("conversation_id");--> statement-breakpoint
CREATE INDEX "case_unsettled" ON "case" ("close_due") WHERE "status" <> 'closed';--> statement-breakpoint
CREATE UNIQUE INDEX "survey_booking" ON "survey" ("booking_id") WHERE "booking_id" is not null;--> statement-breakpoint
CREATE INDEX "survey_conversation" ON "survey" ("conversation_id");--> statement-breakpoint
CREATE INDEX "worker_time_off_end" ON "worker_time_off" ("end_at");--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_booking_id_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id");--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_worker_id_worker_id_fkey" FOREIGN KEY ("worker_id") REFERENCES "worker"("id");--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_customer_id_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id");--> statement-breakpoint
ALTER TABLE "booking_event" ADD CONSTRAINT "booking_event_booking_id_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id");--> statement-breakpoint
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id");--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_customer_id_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id");--> statement-breakpoint
ALTER TABLE "case" ADD CONSTRAINT "case_booking_id_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id");--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_customer_id_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id");--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_booking_id_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id");--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_worker_id_worker_id_fkey" FOREIGN KEY ("worker_id") REFERENCES "worker"("id");--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_booking_id_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id");--> statement-breakpoint
ALTER TABLE "survey" ADD CONSTRAINT "survey_customer_id_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id");--> statement-breakpoint
ALTER TABLE "worker_certificate" ADD CONSTRAINT "worker_certificate_worker_id_worker_id_fkey" FOREIGN KEY ("worker_id") REFERENCES "worker"("id");--> statement-breakpoint
ALTER TABLE "worker_shift" ADD CONSTRAINT "worker_shift_worker_id_worker_id_fkey" FOREIGN KEY ("worker_id") REFERENCES "worker"("id");--> statement-breakpoint
ALTER TABLE "worker_time_off" ADD CONSTRAINT "worker_time_off_worker_id_worker_id_fkey" FOREIGN KEY ("worker_id") REFERENCES "worker"("id");