CREATE SEQUENCE "public"."happening" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
ALTER TABLE "booking_event" ADD COLUMN "number" bigint DEFAULT nextval('happening') NOT NULL;--> statement-breakpoint
ALTER TABLE "case_event" ADD COLUMN "number" bigint DEFAULT nextval('happening') NOT NULL;--> statement-breakpoint
CREATE INDEX "booking_event_number" ON "booking_event" ("number");--> statement-breakpoint
CREATE INDEX "case_event_number" ON "case_event" ("number");