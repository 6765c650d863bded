ALTER TABLE `tickets` ADD `dossiers` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `came_for` text;