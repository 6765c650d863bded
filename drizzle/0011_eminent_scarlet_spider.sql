CREATE TABLE `rating_counts` (
	`day` text NOT NULL,
	`service_id` text NOT NULL,
	`what` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`day`, `service_id`, `what`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `rating_marks` (
	`day` text NOT NULL,
	`mark` text NOT NULL,
	PRIMARY KEY(`day`, `mark`)
) STRICT;
