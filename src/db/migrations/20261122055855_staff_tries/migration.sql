CREATE TABLE "staff_try" (
	"key" text PRIMARY KEY,
	"failures" integer NOT NULL,
	"blocked_until" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL
);
