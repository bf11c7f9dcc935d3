import { z } from "zod";

const Guid = z
  .string()
  .transform((id) => id.toLowerCase())
  .pipe(z.guid());

/** A chat message that a command was called on; what Teams leaves out is empty. */
export const MessagePayload = z.object({
  id: z.string().max(200).nullish(),
  linkToMessage: z.string().max(2000).nullish(),
  body: z.object({ content: z.string().max(200_000).nullish() }).nullish(),
  from: z
    .object({
      user: z
        .object({ id: z.string().max(200).nullish(), displayName: z.string().max(500).nullish() })
        .nullish(),
    })
    .nullish(),
});
export type MessagePayload = z.infer<typeof MessagePayload>;

/** What Teams sends: only what is used of it, and that checked. */
export const Activity = z.object({
  type: z.string().max(50),
  name: z.string().max(100).optional(),
  id: z.string().max(200).optional(),
  channelId: z.string().max(50),
  serviceUrl: z.string().max(500),
  locale: z.string().max(35).optional(),
  localTimezone: z.string().max(64).optional(),
  from: z.object({ name: z.string().max(500).optional(), aadObjectId: Guid.optional() }),
  conversation: z
    .object({ id: z.string().max(500), tenantId: Guid.optional() })
    .partial()
    .optional(),
  channelData: z.object({ tenant: z.object({ id: Guid }).optional() }).optional(),
  /** Among them what the client says of itself, with its time zone. */
  entities: z
    .array(z.object({ timezone: z.string().max(64).optional() }))
    .max(100)
    .optional()
    .catch(undefined),
  value: z.unknown().optional(),
});
export type Activity = z.infer<typeof Activity>;

const Id = z.string().max(64);

/** A command called, or its form sent back. */
export const CommandValue = z.object({
  commandId: Id,
  messagePayload: MessagePayload.nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
});

export const QueryValue = z.object({
  parameters: z
    .array(z.object({ name: Id.optional(), value: z.string().max(200).nullish() }))
    .max(5)
    .default([]),
});

export const LinkValue = z.object({ url: z.string().max(2000) });

/** A button of a card. */
export const CardActionValue = z.object({
  action: z.object({
    verb: z.enum(["refresh", "accept", "deliver", "confirm"]),
    data: z.object({
      commitmentId: z.uuid(),
      revision: z.int().optional(),
      day: z.string().max(20).optional(),
      time: z.string().max(20).optional(),
    }),
  }),
});
export type CardActionValue = z.infer<typeof CardActionValue>;
