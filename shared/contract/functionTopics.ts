import * as z from "zod/mini";

const topicSchema = z.object({
  title: z.string(),
  functions: z.array(
    z.object({
      id: z.string(),
      /** The arguments of an example as one types them into a formula; none where there is no simple one. */
      example: z.array(z.string()),
    }),
  ),
});

/** Beside the page. */
export const functionTopicsFile = "function-topics.json";

/** The functions by topic, which functions.json has no place for: written by the build, read by the pane. */
export const functionTopicsSchema = z.array(topicSchema);
export type FunctionTopics = z.output<typeof functionTopicsSchema>;
