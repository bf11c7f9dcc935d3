CREATE TABLE `agreement` (
	`agreement_id` text PRIMARY KEY NOT NULL,
	`relationship_id` text NOT NULL,
	`service_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`drafted_by` text NOT NULL,
	`supplier_signed_by_id` text,
	`supplier_signed_at` integer,
	`customer_signed_by_id` text,
	`customer_signed_at` integer,
	`agreed_at` integer,
	`superseded_at` integer,
	`returned_by` text,
	`return_reason` text,
	`created_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`relationship_id`) REFERENCES `relationship`(`relationship_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`service_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_signed_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_signed_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_version` ON `agreement` (`relationship_id`,`service_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_open` ON `agreement` (`relationship_id`,`service_id`) WHERE "agreement"."state" in ('draft', 'proposed');--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_agreed` ON `agreement` (`relationship_id`,`service_id`) WHERE "agreement"."state" = 'agreed';--> statement-breakpoint
CREATE INDEX `agreement_service` ON `agreement` (`service_id`);--> statement-breakpoint
CREATE INDEX `agreement_proposed` ON `agreement` (`relationship_id`) WHERE "agreement"."state" = 'proposed';--> statement-breakpoint
CREATE TABLE `agreement_note` (
	`note_id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`agreement_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `agreement_note_agreement` ON `agreement_note` (`agreement_id`);--> statement-breakpoint
CREATE TABLE `service` (
	`service_id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`name` text NOT NULL,
	`promise` text,
	`owner_id` text,
	`limits` text,
	`self_service_note` text,
	`front_line` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_name` ON `service` (`team_id`,"name" collate nocase) WHERE "service"."state" <> 'retired';--> statement-breakpoint
CREATE INDEX `service_team` ON `service` (`team_id`,`state`,"name" collate nocase,`service_id`);--> statement-breakpoint
CREATE INDEX `service_owner` ON `service` (`owner_id`);--> statement-breakpoint
CREATE TABLE `standard` (
	`standard_id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`agreement_id` text,
	`measure` text NOT NULL,
	`threshold` real NOT NULL,
	`unit` text NOT NULL,
	`share` integer,
	`window` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`service_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`agreement_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `standard_service` ON `standard` (`service_id`,`retired_at`);--> statement-breakpoint
CREATE INDEX `standard_agreement` ON `standard` (`agreement_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `standard_floor` ON `standard` (`service_id`,`measure`) WHERE "standard"."agreement_id" is null and "standard"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `standard_of_agreement` ON `standard` (`agreement_id`,`measure`) WHERE "standard"."agreement_id" is not null and "standard"."retired_at" is null;--> statement-breakpoint
CREATE TABLE `calendar` (
	`calendar_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`is_default` integer NOT NULL,
	`current_version_id` text NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `calendar_version` (
	`calendar_version_id` text PRIMARY KEY NOT NULL,
	`calendar_id` text NOT NULL,
	`version` integer NOT NULL,
	`hours` text NOT NULL,
	`holiday_region` text,
	`special_dates` text DEFAULT '[]' NOT NULL,
	`public_days` text DEFAULT '[]' NOT NULL,
	`known_until` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`calendar_id`) REFERENCES `calendar`(`calendar_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `calendar_version_calendar` ON `calendar_version` (`calendar_id`,`version`);--> statement-breakpoint
CREATE TABLE `commitment` (
	`commitment_id` text PRIMARY KEY NOT NULL,
	`supplier_team_id` text NOT NULL,
	`customer_team_id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`service_id` text,
	`agreement_id` text,
	`respond_standard_id` text,
	`deliver_standard_id` text,
	`calendar_version_id` text NOT NULL,
	`sentence` text NOT NULL,
	`details` text,
	`source_title` text,
	`source_url` text,
	`requester_id` text,
	`owner_id` text,
	`state` text NOT NULL,
	`wished_at` integer,
	`respond_due_at` integer,
	`respond_risk_at` integer,
	`deliver_due_at` integer,
	`deliver_risk_at` integer,
	`promised_at` integer,
	`promise_risk_at` integer,
	`original_promised_at` integer,
	`promised_days` integer,
	`due_at` integer,
	`at_risk_at` integer,
	`sort_at` integer NOT NULL,
	`watch_at` integer,
	`marked_risk_at` integer,
	`marked_due_at` integer,
	`unconfirmed_at` integer,
	`asked_at` integer NOT NULL,
	`responded_at` integer,
	`accepted_at` integer,
	`delivered_at` integer,
	`closed_at` integer,
	`nudged_at` integer,
	`counts_in` text NOT NULL,
	`running_since` integer,
	`waiting_since` integer,
	`used_seconds` integer DEFAULT 0 NOT NULL,
	`paused_seconds` integer DEFAULT 0 NOT NULL,
	`paused_due_at` integer,
	`pause_count` integer DEFAULT 0 NOT NULL,
	`question` text,
	`responded_in_time` integer,
	`delivered_in_time` integer,
	`promise_kept` integer,
	`fact` text,
	`accurate` integer,
	`return_count` integer DEFAULT 0 NOT NULL,
	`proposed_due_at` integer,
	`proposed_by` text,
	`proposed_at` integer,
	`external_key` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`supplier_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`relationship_id`) REFERENCES `relationship`(`relationship_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`service_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`agreement_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`respond_standard_id`) REFERENCES `standard`(`standard_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deliver_standard_id`) REFERENCES `standard`(`standard_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`calendar_version_id`) REFERENCES `calendar_version`(`calendar_version_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requester_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `commitment_externalKey_unique` ON `commitment` (`external_key`);--> statement-breakpoint
CREATE INDEX `commitment_watch` ON `commitment` (`watch_at`) WHERE "commitment"."watch_at" is not null;--> statement-breakpoint
CREATE INDEX `commitment_due` ON `commitment` (`due_at`) WHERE "commitment"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `commitment_supplier` ON `commitment` (`supplier_team_id`,`closed_at`,`sort_at`);--> statement-breakpoint
CREATE INDEX `commitment_customer` ON `commitment` (`customer_team_id`,`closed_at`,`sort_at`);--> statement-breakpoint
CREATE INDEX `commitment_owner` ON `commitment` (`owner_id`,`closed_at`,`sort_at`);--> statement-breakpoint
CREATE INDEX `commitment_requester` ON `commitment` (`requester_id`,`closed_at`,`sort_at`);--> statement-breakpoint
CREATE INDEX `commitment_unowned` ON `commitment` (`supplier_team_id`,`owner_id`,`closed_at`,`sort_at`) WHERE "commitment"."closed_at" is null and "commitment"."owner_id" is null;--> statement-breakpoint
CREATE INDEX `commitment_unrequested` ON `commitment` (`customer_team_id`,`requester_id`,`closed_at`,`sort_at`) WHERE "commitment"."closed_at" is null and "commitment"."requester_id" is null;--> statement-breakpoint
CREATE INDEX `commitment_relationship` ON `commitment` (`relationship_id`,`closed_at`,`sort_at`);--> statement-breakpoint
CREATE INDEX `commitment_service_list` ON `commitment` (`service_id`,`closed_at`,`sort_at`);--> statement-breakpoint
CREATE INDEX `commitment_answers` ON `commitment` (`service_id`,`asked_at`,`relationship_id`,`accurate`,`closed_at`,`state`);--> statement-breakpoint
CREATE INDEX `commitment_responses` ON `commitment` (`respond_standard_id`,`asked_at`,`responded_in_time`,`closed_at`,`respond_due_at`,`state`) WHERE "commitment"."respond_due_at" is not null;--> statement-breakpoint
CREATE INDEX `commitment_deliveries` ON `commitment` (`deliver_standard_id`,`asked_at`,`delivered_in_time`,`closed_at`,`deliver_due_at`,`state`) WHERE "commitment"."deliver_standard_id" is not null;--> statement-breakpoint
CREATE TABLE `commitment_note` (
	`note_id` text PRIMARY KEY NOT NULL,
	`commitment_id` text NOT NULL,
	`author_id` text,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`commitment_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `commitment_note_commitment` ON `commitment_note` (`commitment_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `complaint` (
	`complaint_id` text PRIMARY KEY NOT NULL,
	`supplier_team_id` text NOT NULL,
	`customer_team_id` text,
	`complainant_id` text,
	`keeps_name` integer NOT NULL,
	`service_id` text,
	`commitment_id` text,
	`source_title` text,
	`source_url` text,
	`text` text NOT NULL,
	`wish` text,
	`state` text NOT NULL,
	`handler_id` text,
	`handler_team_id` text,
	`cause_category` text,
	`cause` text,
	`plan` text,
	`containment` text,
	`whys` text NOT NULL,
	`result` text,
	`prevention` text,
	`received_at` integer NOT NULL,
	`clock_started_at` integer NOT NULL,
	`plan_shared_at` integer,
	`result_at` integer,
	`answered_at` integer,
	`confirmed_at` integer,
	`closed_at` integer,
	`due_at` integer,
	`watch_at` integer,
	`escalation` text DEFAULT 'none' NOT NULL,
	`external_key` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`supplier_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`complainant_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`service_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`commitment_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handler_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`handler_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaint_externalKey_unique` ON `complaint` (`external_key`);--> statement-breakpoint
CREATE INDEX `complaint_watch` ON `complaint` (`watch_at`) WHERE "complaint"."watch_at" is not null;--> statement-breakpoint
CREATE INDEX `complaint_supplier` ON `complaint` (`supplier_team_id`,`complaint_id`);--> statement-breakpoint
CREATE INDEX `complaint_received` ON `complaint` (`supplier_team_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `complaint_cause` ON `complaint` (`supplier_team_id`,`cause_category`,`closed_at`);--> statement-breakpoint
CREATE INDEX `complaint_complainant` ON `complaint` (`complainant_id`,`complaint_id`);--> statement-breakpoint
CREATE INDEX `complaint_handler` ON `complaint` (`handler_id`,`closed_at`,`complaint_id`);--> statement-breakpoint
CREATE INDEX `complaint_open` ON `complaint` (`complaint_id`) WHERE "complaint"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `complaint_unhandled` ON `complaint` (`complaint_id`,`handler_id`) WHERE "complaint"."closed_at" is null and "complaint"."handler_id" is null;--> statement-breakpoint
CREATE INDEX `complaint_escalated` ON `complaint` (`escalation`,`handler_team_id`) WHERE "complaint"."escalation" <> 'none' and "complaint"."closed_at" is null;--> statement-breakpoint
CREATE TABLE `complaint_entry` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`complaint_id` text NOT NULL,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`text` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaint`(`complaint_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `complaint_entry_complaint` ON `complaint_entry` (`complaint_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `complaint_settings` (
	`settings_id` text PRIMARY KEY NOT NULL,
	`acknowledge_days` integer NOT NULL,
	`plan_days` integer NOT NULL,
	`result_days` integer NOT NULL,
	`learned_days` integer NOT NULL,
	`office_url` text
);
--> statement-breakpoint
CREATE TABLE `draft` (
	`person_id` text NOT NULL,
	`draft_key` text NOT NULL,
	`values` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `draft_key`)
);
--> statement-breakpoint
CREATE INDEX `draft_updated` ON `draft` (`updated_at`);--> statement-breakpoint
CREATE TABLE `event` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`actor_id` text,
	`verb` text NOT NULL,
	`subject_id` text NOT NULL,
	`change` text NOT NULL,
	`audience` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_subject` ON `event` (`subject_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`actor_id` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`answer` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`actor_id`, `route`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_created` ON `idempotency` (`created_at`);--> statement-breakpoint
CREATE TABLE `consultation` (
	`consultation_id` text PRIMARY KEY NOT NULL,
	`supplier_team_id` text NOT NULL,
	`service_id` text,
	`standard_id` text,
	`plan` text NOT NULL,
	`opened_by_id` text NOT NULL,
	`closes_at` integer NOT NULL,
	`outcome` text,
	`decision` text,
	`decided_by_id` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`told_until` text DEFAULT '',
	FOREIGN KEY (`supplier_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`service_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`standard_id`) REFERENCES `standard`(`standard_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_supplier` ON `consultation` (`supplier_team_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `consultation_telling` ON `consultation` (`created_at`) WHERE "consultation"."told_until" is not null;--> statement-breakpoint
CREATE TABLE `consultation_answer` (
	`consultation_id` text NOT NULL,
	`person_id` text NOT NULL,
	`team_id` text NOT NULL,
	`stance` text NOT NULL,
	`comment` text,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`consultation_id`, `person_id`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultation`(`consultation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `consultation_team` (
	`consultation_id` text NOT NULL,
	`team_id` text NOT NULL,
	PRIMARY KEY(`consultation_id`, `team_id`),
	FOREIGN KEY (`consultation_id`) REFERENCES `consultation`(`consultation_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_team_team` ON `consultation_team` (`team_id`,`consultation_id`);--> statement-breakpoint
CREATE TABLE `suggestion` (
	`suggestion_id` text PRIMARY KEY NOT NULL,
	`author_id` text NOT NULL,
	`customer_team_id` text NOT NULL,
	`supplier_team_id` text NOT NULL,
	`service_id` text,
	`commitment_id` text,
	`source_title` text,
	`source_url` text,
	`text` text NOT NULL,
	`credit` text NOT NULL,
	`owner_id` text,
	`state` text NOT NULL,
	`answer` text,
	`alternative` text,
	`due_at` integer,
	`done` text,
	`action_id` text,
	`created_at` integer NOT NULL,
	`answered_by_id` text,
	`answered_at` integer,
	`done_at` integer,
	`listed_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`service_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`commitment_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `suggestion_author` ON `suggestion` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `suggestion_supplier` ON `suggestion` (`supplier_team_id`,`state`,`listed_at`);--> statement-breakpoint
CREATE INDEX `suggestion_customer` ON `suggestion` (`customer_team_id`,`state`,`listed_at`);--> statement-breakpoint
CREATE INDEX `suggestion_owner` ON `suggestion` (`owner_id`,`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `improvement_action` (
	`action_id` text PRIMARY KEY NOT NULL,
	`source_kind` text NOT NULL,
	`source_id` text NOT NULL,
	`team_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`what` text NOT NULL,
	`cause` text NOT NULL,
	`due_at` integer NOT NULL,
	`state` text NOT NULL,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`checked_at` integer,
	`checked_by_id` text,
	`effect` text,
	`note` text,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `improvement_action_team` ON `improvement_action` (`team_id`,`action_id`);--> statement-breakpoint
CREATE INDEX `improvement_action_due` ON `improvement_action` (`owner_id`,`due_at`) WHERE "improvement_action"."state" = 'open';--> statement-breakpoint
CREATE INDEX `improvement_action_unchecked` ON `improvement_action` (`team_id`,`due_at`) WHERE "improvement_action"."state" in ('open', 'done');--> statement-breakpoint
CREATE INDEX `improvement_action_source` ON `improvement_action` (`source_id`,`action_id`);--> statement-breakpoint
CREATE TABLE `import_finding` (
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`severity` text NOT NULL,
	`line` integer,
	`field` text,
	`column` text,
	`message` text NOT NULL,
	PRIMARY KEY(`import_id`, `number`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`import_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_finding_severity` ON `import_finding` (`import_id`,`severity`,`number`);--> statement-breakpoint
CREATE TABLE `import_part` (
	`import_id` text NOT NULL,
	`part` integer NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`import_id`, `part`),
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`import_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_run` (
	`import_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`state` text NOT NULL,
	`is_dry_run` integer DEFAULT true NOT NULL,
	`started_by_id` text,
	`mapping` text,
	`totals` text NOT NULL,
	`bytes_read` integer DEFAULT 0 NOT NULL,
	`bytes_total` integer NOT NULL,
	`failure` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`alive_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`started_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_run_busy` ON `import_run` (("state" = 'queued' or "state" = 'running')) WHERE "import_run"."state" in ('queued', 'running');--> statement-breakpoint
CREATE TABLE `notification` (
	`notification_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`said` text NOT NULL,
	`subject_id` text NOT NULL,
	`actor_id` text,
	`moment_at` integer,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notification_person` ON `notification` (`person_id`,`notification_id`);--> statement-breakpoint
CREATE INDEX `notification_unread` ON `notification` (`person_id`,`notification_id`) WHERE "notification"."read_at" is null;--> statement-breakpoint
CREATE INDEX `notification_created` ON `notification` (`created_at`);--> statement-breakpoint
CREATE TABLE `notification_setting` (
	`person_id` text PRIMARY KEY NOT NULL,
	`switched_off` text NOT NULL,
	`snoozed_until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`outbox_id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`person_id` text,
	`team_id` text,
	`said` text,
	`subject_id` text,
	`actor_id` text,
	`moment_at` integer,
	`state` text NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`) WHERE "outbox"."state" = 'queued';--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_digest` ON `outbox` (`person_id`) WHERE "outbox"."purpose" = 'digest' and "outbox"."state" = 'queued';--> statement-breakpoint
CREATE INDEX `outbox_person` ON `outbox` (`person_id`,`settled_at`) WHERE "outbox"."state" = 'sent' and "outbox"."person_id" is not null;--> statement-breakpoint
CREATE INDEX `outbox_team` ON `outbox` (`team_id`,`settled_at`) WHERE "outbox"."team_id" is not null;--> statement-breakpoint
CREATE INDEX `outbox_given_up` ON `outbox` (`settled_at`) WHERE "outbox"."state" = 'givenUp';--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE TABLE `team_channel` (
	`team_id` text PRIMARY KEY NOT NULL,
	`webhook_url` text NOT NULL,
	`set_by_id` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`set_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `company_role` (
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`person_id` text NOT NULL,
	`team_id` text NOT NULL,
	`role` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `team_id`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_team` ON `membership` (`team_id`,`state`,`role`);--> statement-breakpoint
CREATE INDEX `membership_pending` ON `membership` (`created_at`) WHERE "membership"."state" = 'pending';--> statement-breakpoint
CREATE TABLE `person` (
	`person_id` text PRIMARY KEY NOT NULL,
	`object_id` text,
	`name` text NOT NULL,
	`email` text,
	`locale` text,
	`time_zone` text,
	`external_key` text,
	`merged_into_id` text,
	`erased_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`merged_into_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_objectId_unique` ON `person` (`object_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `person_externalKey_unique` ON `person` (`external_key`);--> statement-breakpoint
CREATE INDEX `person_name` ON `person` ("name" collate nocase,`person_id`) WHERE "person"."erased_at" is null and "person"."merged_into_id" is null;--> statement-breakpoint
CREATE INDEX `person_email` ON `person` ("email" collate nocase) WHERE "person"."email" is not null;--> statement-breakpoint
CREATE INDEX `person_merged` ON `person` (`merged_into_id`) WHERE "person"."merged_into_id" is not null;--> statement-breakpoint
CREATE TABLE `team` (
	`team_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`parent_team_id` text,
	`calendar_id` text,
	`external_key` text,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`parent_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_externalKey_unique` ON `team` (`external_key`);--> statement-breakpoint
CREATE INDEX `team_name` ON `team` ("name" collate nocase,`team_id`);--> statement-breakpoint
CREATE INDEX `team_parent` ON `team` (`parent_team_id`,"name" collate nocase,`team_id`);--> statement-breakpoint
CREATE INDEX `team_calendar` ON `team` (`calendar_id`);--> statement-breakpoint
CREATE TABLE `honour` (
	`honour_id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`nominee_id` text,
	`nominee_team_id` text NOT NULL,
	`nominated_by_id` text NOT NULL,
	`evidence_ids` text NOT NULL,
	`state` text NOT NULL,
	`decided_by_id` text,
	`decision_reason` text,
	`benefit` text,
	`proposed_at` integer NOT NULL,
	`decided_at` integer,
	`listed_at` integer NOT NULL,
	FOREIGN KEY (`nominee_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`nominee_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`nominated_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `honour_state` ON `honour` (`state`,`listed_at`);--> statement-breakpoint
CREATE TABLE `recognition` (
	`recognition_id` text PRIMARY KEY NOT NULL,
	`giver_id` text NOT NULL,
	`giver_team_id` text NOT NULL,
	`receiver_id` text,
	`receiver_team_id` text,
	`reason` text NOT NULL,
	`commitment_id` text,
	`source_title` text,
	`source_url` text,
	`is_private` integer NOT NULL,
	`given_on` text NOT NULL,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`giver_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`giver_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`receiver_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`receiver_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`commitment_id`) REFERENCES `commitment`(`commitment_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recognition_giver` ON `recognition` (`giver_id`,`given_at`);--> statement-breakpoint
CREATE INDEX `recognition_receiver` ON `recognition` (`receiver_id`,`given_at`);--> statement-breakpoint
CREATE INDEX `recognition_receiver_team` ON `recognition` (`receiver_team_id`,`given_at`);--> statement-breakpoint
CREATE INDEX `recognition_between` ON `recognition` (`receiver_team_id`,`giver_team_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `relationship` (
	`relationship_id` text PRIMARY KEY NOT NULL,
	`supplier_team_id` text NOT NULL,
	`customer_team_id` text NOT NULL,
	`state` text NOT NULL,
	`claimed_by` text,
	`flow` text,
	`tier` integer,
	`tier_reason` text,
	`closing_reason` text,
	`created_at` integer NOT NULL,
	`proposed_at` integer NOT NULL,
	`confirmed_at` integer,
	`declined_at` integer,
	`ended_at` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`supplier_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `relationship_pair` ON `relationship` (`supplier_team_id`,`customer_team_id`);--> statement-breakpoint
CREATE INDEX `relationship_customer` ON `relationship` (`customer_team_id`);--> statement-breakpoint
CREATE TABLE `relationship_note` (
	`note_id` text PRIMARY KEY NOT NULL,
	`relationship_id` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`relationship_id`) REFERENCES `relationship`(`relationship_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `relationship_note_relationship` ON `relationship_note` (`relationship_id`);--> statement-breakpoint
CREATE TABLE `survey_invitation` (
	`round_id` text NOT NULL,
	`supplier_team_id` text NOT NULL,
	`person_id` text NOT NULL,
	`customer_team_id` text NOT NULL,
	`tier` integer,
	PRIMARY KEY(`round_id`, `supplier_team_id`, `person_id`),
	FOREIGN KEY (`round_id`) REFERENCES `survey_round`(`round_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `survey_invitation_person` ON `survey_invitation` (`round_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `survey_release` (
	`round_id` text NOT NULL,
	`supplier_team_id` text NOT NULL,
	`results` text NOT NULL,
	`counted` text NOT NULL,
	`closed_at` integer NOT NULL,
	`audited_at` integer,
	PRIMARY KEY(`round_id`, `supplier_team_id`),
	FOREIGN KEY (`round_id`) REFERENCES `survey_round`(`round_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `survey_release_supplier` ON `survey_release` (`supplier_team_id`,`closed_at`);--> statement-breakpoint
CREATE TABLE `survey_round` (
	`round_id` text PRIMARY KEY NOT NULL,
	`quarter` text,
	`state` text NOT NULL,
	`least_answers` integer NOT NULL,
	`least_comments` integer NOT NULL,
	`extra_items` text NOT NULL,
	`invited` integer NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	`reminders` integer DEFAULT 0 NOT NULL,
	`told_until` text DEFAULT '',
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	`no_action_reason` text,
	`no_action_by_id` text,
	FOREIGN KEY (`no_action_by_id`) REFERENCES `person`(`person_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_round_quarter_unique` ON `survey_round` (`quarter`);--> statement-breakpoint
CREATE UNIQUE INDEX `survey_round_open` ON `survey_round` (`state`) WHERE "survey_round"."state" = 'open';--> statement-breakpoint
CREATE TABLE `survey_settings` (
	`settings_id` text PRIMARY KEY NOT NULL,
	`least_answers` integer NOT NULL,
	`least_comments` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `survey_supplier` (
	`round_id` text NOT NULL,
	`supplier_team_id` text NOT NULL,
	`mode` text NOT NULL,
	`eligible` integer NOT NULL,
	`invited` integer NOT NULL,
	PRIMARY KEY(`round_id`, `supplier_team_id`),
	FOREIGN KEY (`round_id`) REFERENCES `survey_round`(`round_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_team_id`) REFERENCES `team`(`team_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
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
