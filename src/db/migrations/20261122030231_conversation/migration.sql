CREATE TABLE "alert" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"conversation_id" text,
	"detail" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chat_session" (
	"token_hash" text PRIMARY KEY,
	"conversation_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" text PRIMARY KEY,
	"channel" text NOT NULL,
	"customer_id" text,
	"assignee" text DEFAULT 'bot' NOT NULL,
	"locale" text DEFAULT 'zh' NOT NULL,
	"state" jsonb,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"handled_seq" bigint DEFAULT 0 NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flow_version" (
	"version" text PRIMARY KEY,
	"name" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up" (
	"key" text PRIMARY KEY,
	"kind" text NOT NULL,
	"conversation_id" text,
	"booking_id" text,
	"due_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"data" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"conversation_id" text,
	"seq" bigint,
	"sender" text NOT NULL,
	"external_id" text,
	"text" text NOT NULL,
	"choices" jsonb,
	"payload" jsonb,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_pkey" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
CREATE INDEX "conversation_lease" ON "conversation" ("lease_until") WHERE "lease_until" is not null;--> statement-breakpoint
CREATE INDEX "follow_up_due" ON "follow_up" ("due_at") WHERE "status" = 'pending';--> statement-breakpoint
CREATE INDEX "follow_up_booking" ON "follow_up" ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "message_external" ON "message" ("conversation_id","external_id") WHERE "external_id" is not null;--> statement-breakpoint
CREATE INDEX "message_unsettled" ON "message" ("status","at") WHERE "status" in ('uncertain', 'dead');