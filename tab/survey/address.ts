interface Shown {
  teamId?: string | null | undefined;
  roundId?: string | undefined;
}

/**
 * Where the results about a team are, the latest ones unless a round is named.
 *
 * @example addressOf({ teamId: "it", roundId: "r1" }) // => "/survey/it?round=r1"
 */
export const addressOf = ({ teamId, roundId }: Shown) =>
  (teamId ? `/survey/${teamId}` : "/survey") + (roundId ? `?round=${roundId}` : "");
