DROP INDEX `answers_at`;--> statement-breakpoint
DROP INDEX `audit_subject`;--> statement-breakpoint
DROP INDEX `tickets_live`;--> statement-breakpoint
DROP INDEX `tickets_day`;--> statement-breakpoint
CREATE INDEX `tickets_away` ON `tickets` (`business_day`) WHERE state in ('called', 'serving', 'parked', 'no-show');--> statement-breakpoint
CREATE TABLE `follow_tokens_new` (
	`token` text PRIMARY KEY NOT NULL,
	`ticket_id` text NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `follow_tokens_new` SELECT * FROM `follow_tokens`;--> statement-breakpoint
DROP TABLE `follow_tokens`;--> statement-breakpoint
ALTER TABLE `follow_tokens_new` RENAME TO `follow_tokens`;--> statement-breakpoint
CREATE UNIQUE INDEX `follow_tokens_ticket` ON `follow_tokens` (`ticket_id`);
