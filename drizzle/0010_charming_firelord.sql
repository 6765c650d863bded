CREATE TABLE `number_strips` (
	`id` text PRIMARY KEY NOT NULL,
	`prefix` text NOT NULL,
	`from_number` integer NOT NULL,
	`to_number` integer NOT NULL,
	`service_id` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text,
	`ended_day` text,
	`ended_at` integer,
	`used` integer,
	`served` integer,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `number_strips_prefix` ON `number_strips` (`prefix`,`ended_day`);--> statement-breakpoint
CREATE INDEX `number_strips_ended` ON `number_strips` (`ended_day`);