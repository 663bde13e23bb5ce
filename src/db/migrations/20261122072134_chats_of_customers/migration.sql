DROP INDEX "conversation_customer";--> statement-breakpoint
CREATE INDEX "conversation_customer" ON "conversation" ("customer_id") WHERE "customer_id" is not null;