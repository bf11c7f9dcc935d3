CREATE TABLE `survey_participation` (
	`round_id` text NOT NULL,
	`supplier_team_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `supplier_team_id`, `person_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_answer` (
	`answer_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`supplier_team_id` text NOT NULL,
	`customer_team_id` text NOT NULL,
	`content` text NOT NULL
) WITHOUT ROWID;
