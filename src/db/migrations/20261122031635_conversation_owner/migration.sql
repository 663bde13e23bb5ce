ALTER TABLE "conversation" ADD COLUMN "display_name" text;--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "lease_owner" text;