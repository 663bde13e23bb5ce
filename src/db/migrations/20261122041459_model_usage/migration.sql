CREATE TABLE "model_usage" (
	"conversation_id" text,
	"day" date,
	"requests" integer NOT NULL,
	"input_tokens" integer NOT NULL,
	"cached_tokens" integer NOT NULL,
	"output_tokens" integer NOT NULL,
	CONSTRAINT "model_usage_pkey" PRIMARY KEY("conversation_id","day")
);
