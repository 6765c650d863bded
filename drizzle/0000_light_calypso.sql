CREATE TABLE `answers` (
	`actor` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`actor`, `key`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `answers_at` ON `answers` (`at`);--> statement-breakpoint
CREATE TABLE `counter_services` (
	`counter_id` text NOT NULL,
	`service_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`counter_id`, `service_id`),
	FOREIGN KEY (`counter_id`) REFERENCES `counters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `counter_services_service` ON `counter_services` (`service_id`);--> statement-breakpoint
CREATE TABLE `counter_sessions` (
	`counter_id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`paused_at` integer,
	`pause_reason` text,
	`last_act` text,
	FOREIGN KEY (`counter_id`) REFERENCES `counters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `counter_sessions_staff` ON `counter_sessions` (`staff_id`);--> statement-breakpoint
CREATE TABLE `counters` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`removed_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `counters_number` ON `counters` (`number`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `device_credentials` (
	`hash` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `device_credentials_device` ON `device_credentials` (`device_id`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`printer_id` text,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`printer_id`) REFERENCES `printers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`business_day` text NOT NULL,
	`type` text NOT NULL,
	`act_id` text NOT NULL,
	`ticket_id` text,
	`counter_id` text,
	`staff_id` text,
	`device_id` text,
	`data` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `events_ticket` ON `events` (`ticket_id`,`seq`) WHERE ticket_id is not null;--> statement-breakpoint
CREATE INDEX `events_day` ON `events` (`business_day`,`seq`);--> statement-breakpoint
CREATE INDEX `events_act` ON `events` (`act_id`);--> statement-breakpoint
CREATE TABLE `follow_tokens` (
	`token` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `follow_tokens_ticket` ON `follow_tokens` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `help_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`counter_number` integer,
	`ended_at` integer,
	FOREIGN KEY (`device_id`) REFERENCES `devices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `help_requests_open` ON `help_requests` (`device_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `number_ranges` (
	`business_day` text NOT NULL,
	`prefix` text NOT NULL,
	`service_id` text NOT NULL,
	`last_number` integer NOT NULL,
	PRIMARY KEY(`business_day`, `prefix`),
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `office` (
	`id` integer PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`current_day` text NOT NULL,
	`demo` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `print_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`ticket_id` text,
	`device_id` text,
	`printer_id` text NOT NULL,
	`content` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`dismissed_at` integer,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`printer_id`) REFERENCES `printers`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `print_jobs_queue` ON `print_jobs` (`printer_id`,`created_at`,`id`) WHERE state in ('queued', 'printing');--> statement-breakpoint
CREATE INDEX `print_jobs_ticket` ON `print_jobs` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `print_jobs_problem` ON `print_jobs` (`created_at`) WHERE state in ('not-printed', 'partly', 'unknown') and dismissed_at is null;--> statement-breakpoint
CREATE TABLE `printers` (
	`id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`removed_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `services` (
	`id` text PRIMARY KEY NOT NULL,
	`prefix` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`hint` text,
	`position` integer NOT NULL,
	`active` integer NOT NULL,
	`procedures` text NOT NULL,
	`removed_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `services_prefix` ON `services` (`prefix`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`must_change_password` integer NOT NULL,
	`removed_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_username` ON `staff` (`username`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `streaks` (
	`business_day` text NOT NULL,
	`service_id` text NOT NULL,
	`ordinary` integer NOT NULL,
	PRIMARY KEY(`business_day`, `service_id`),
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`business_day` text NOT NULL,
	`service_id` text NOT NULL,
	`label` text NOT NULL,
	`state` text NOT NULL,
	`priority_class` text NOT NULL,
	`priority_confirmed` integer NOT NULL,
	`procedure_code` text,
	`language` text NOT NULL,
	`device_id` text,
	`counter_id` text,
	`issued_at` integer NOT NULL,
	`called_at` integer,
	`started_at` integer,
	`ended_at` integer,
	`since` integer NOT NULL,
	`calls` integer NOT NULL,
	`call_reason` text,
	`returned` integer NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`counter_id`) REFERENCES `counters`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_day_label` ON `tickets` (`business_day`,`label`);--> statement-breakpoint
CREATE INDEX `tickets_line` ON `tickets` (`service_id`,`priority_class`,`issued_at`,`id`) WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_open` ON `tickets` (`counter_id`) WHERE state in ('called', 'serving');--> statement-breakpoint
CREATE INDEX `tickets_live` ON `tickets` (`business_day`) WHERE state in ('waiting', 'called', 'serving', 'parked', 'no-show');--> statement-breakpoint
CREATE INDEX `tickets_day` ON `tickets` (`business_day`,`service_id`,`issued_at`);