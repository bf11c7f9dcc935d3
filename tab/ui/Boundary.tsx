import { Component, type ReactNode } from "react";
import { Problem } from "#shared/problem.ts";
import { Failed } from "./states.tsx";

interface BoundaryProps {
  children: ReactNode;
  /** Called instead of showing the failure in the place of what failed. */
  onError?(error: unknown): void;
}

/** Keeps a part that fails, or that could not be loaded, from leaving the whole tab blank. */
export class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: isNotLoaded(error) ? new Problem("unavailable", "error.network") : error };
  }

  override componentDidCatch() {
    this.props.onError?.(this.state.error);
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return this.props.onError ? null : <Failed error={this.state.error} onRetry={() => location.reload()} />;
  }
}

/** A part of the tab that was not there when it was first needed; browsers word it differently. */
const isNotLoaded = (error: unknown) => error instanceof TypeError && /import|module/i.test(error.message);
