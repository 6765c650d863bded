CREATE TABLE `agent` (
	`id` integer PRIMARY KEY NOT NULL,
	`server_url` text,
	`token` text,
	`shut_out` integer NOT NULL,
	`history` text NOT NULL,
	`offset_ms` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`facts` text,
	`view` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `blocks` (
	`prefix` text NOT NULL,
	`from_number` integer NOT NULL,
	`to_number` integer NOT NULL,
	`service_id` text NOT NULL,
	PRIMARY KEY(`prefix`, `from_number`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `server_slips` (
	`job_id` text PRIMARY KEY NOT NULL,
	`state` text,
	`reason` text,
	`heard` integer NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `server_slips_unheard` ON `server_slips` (`at`) WHERE heard = 0;--> statement-breakpoint
CREATE TABLE `slips` (
	`id` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `slips_queue` ON `slips` (`created_at`,`id`) WHERE state in ('queued', 'printing');--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`business_day` text NOT NULL,
	`service_id` text NOT NULL,
	`prefix` text NOT NULL,
	`number` integer NOT NULL,
	`label` text NOT NULL,
	`origin` text NOT NULL,
	`procedure_code` text,
	`priority_class` text NOT NULL,
	`language` text NOT NULL,
	`issued_at` integer NOT NULL,
	`token` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`answer` text NOT NULL,
	`state` text NOT NULL,
	`refusal` text,
	`boot` text,
	`boot_ms` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_key` ON `tickets` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_number` ON `tickets` (`business_day`,`prefix`,`number`) WHERE origin = 'block';--> statement-breakpoint
CREATE INDEX `tickets_held` ON `tickets` (`issued_at`,`id`) WHERE state = 'held';--> statement-breakpoint
CREATE INDEX `tickets_day` ON `tickets` (`business_day`);--> statement-breakpoint
CREATE TABLE `used` (
	`business_day` text NOT NULL,
	`prefix` text NOT NULL,
	`from_number` integer NOT NULL,
	`used_to` integer NOT NULL,
	PRIMARY KEY(`business_day`, `prefix`, `from_number`)
) STRICT;
