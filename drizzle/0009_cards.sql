CREATE TABLE `card_numbers` (
	`day` text NOT NULL,
	`mark` text NOT NULL,
	`ticket_id` text NOT NULL,
	PRIMARY KEY(`day`, `mark`, `ticket_id`)
) STRICT;
