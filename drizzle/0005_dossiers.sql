CREATE TABLE `dossiers` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`service_id` text NOT NULL,
	`procedure_code` text NOT NULL,
	`procedure_name` text NOT NULL,
	`ticket_id` text,
	`accepted_at` integer NOT NULL,
	`accepted_by` text NOT NULL,
	`due_day` text NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`new_due_day` text,
	`delay_reason` text,
	`signed_at` integer,
	`signed_by` text,
	`result_ticket_id` text,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`accepted_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`result_ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `dossiers_code` ON `dossiers` (`code`);--> statement-breakpoint
CREATE INDEX `dossiers_state` ON `dossiers` (`state`,`due_day`);--> statement-breakpoint
CREATE INDEX `dossiers_since` ON `dossiers` (`state`,`since`);--> statement-breakpoint
CREATE TABLE `paper_requests` (
	`code` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	`counter_id` text,
	`papers` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text,
	`last_day` text NOT NULL,
	`later_ticket_id` text,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`counter_id`) REFERENCES `counters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`made_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`later_ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `paper_requests_ticket` ON `paper_requests` (`ticket_id`);