CREATE TABLE "turn" (
	"conversation_id" text,
	"seq" bigint,
	"last_seq" bigint NOT NULL,
	"said" integer NOT NULL,
	"flow" text,
	"step" text,
	"given" jsonb NOT NULL,
	"trace" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "turn_pkey" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
CREATE INDEX "turn_at" ON "turn" ("at");