/** Who serves whom; a relationship is one. */
export interface Edge {
  supplierTeamId: string;
  customerTeamId: string;
}

export interface Reached {
  teamId: string;
  /** Steps from the start; a direct customer is one step away. */
  depth: number;
}

/**
 * Who is hit if a team slips: its customers, their customers and so on, nearest first, each team once. Circles are
 * normal in a company; the start is never its own downstream.
 *
 * @example downstream([{ supplierTeamId: "it", customerTeamId: "hr" }], "it") // => [{ teamId: "hr", depth: 1 }]
 */
export function downstream(edges: readonly Edge[], startTeamId: string): Reached[] {
  const customers = customersBySupplier(edges);
  const seen = new Set([startTeamId]);
  const queue: Reached[] = [{ teamId: startTeamId, depth: 0 }];
  // The queue grows while it is walked, which is what makes the nearest come first.
  for (const { teamId, depth } of queue) {
    for (const customerTeamId of customers.get(teamId) ?? []) {
      if (seen.has(customerTeamId)) continue;
      seen.add(customerTeamId);
      queue.push({ teamId: customerTeamId, depth: depth + 1 });
    }
  }
  return queue.slice(1);
}

function customersBySupplier(edges: readonly Edge[]) {
  const customers = new Map<string, string[]>();
  for (const { supplierTeamId, customerTeamId } of edges) {
    const known = customers.get(supplierTeamId);
    if (known) known.push(customerTeamId);
    else customers.set(supplierTeamId, [customerTeamId]);
  }
  return customers;
}
