/**
 * A queue for something that only one may hold at a time; whoever takes a turn must end it.
 *
 * @example const endTurn = await turns.take(); try { … } finally { endTurn(); }
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  waiting = 0;

  async take() {
    const before = this.#last;
    let endTurn = () => {};
    this.#last = new Promise((resolve) => {
      endTurn = resolve;
    });
    this.waiting += 1;
    await before;
    this.waiting -= 1;
    return endTurn;
  }
}
