DROP INDEX `tickets_line`;--> statement-breakpoint
ALTER TABLE `tickets` ADD `place_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `postponed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `tickets` SET `place_at` = `issued_at`;--> statement-breakpoint
CREATE INDEX `tickets_line` ON `tickets` (`service_id`,`priority_class`,`place_at`,`id`) WHERE state = 'waiting';
