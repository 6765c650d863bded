CREATE TABLE `appointment_plans` (
	`service_id` text PRIMARY KEY NOT NULL,
	`plan` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`code` text NOT NULL,
	`service_id` text NOT NULL,
	`day` text NOT NULL,
	`slot_at` integer NOT NULL,
	`state` text NOT NULL,
	`language` text NOT NULL,
	`booked_at` integer NOT NULL,
	`ticket_id` text,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_token` ON `appointments` (`token`);--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_code` ON `appointments` (`day`,`code`);--> statement-breakpoint
CREATE INDEX `appointments_slot` ON `appointments` (`service_id`,`slot_at`);--> statement-breakpoint
CREATE TABLE `booking_keys` (
	`day` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `booking_phones` (
	`day` text NOT NULL,
	`hash` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`day`, `hash`)
) STRICT;
