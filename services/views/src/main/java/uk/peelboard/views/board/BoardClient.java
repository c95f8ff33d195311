package uk.peelboard.views.board;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Somebody who watches. What is sent may take however long it takes: only the latest state waits,
 * and nobody else does.
 */
final class BoardClient {
  private final Consumer<String> connection;
  private final Executor senders;
  private long seen = BoardState.NOTHING;
  private BoardState waiting;
  private boolean sending;

  /**
   * @param connection takes a message, and may block; what it throws ends the sending of this one
   * @param senders of which one at a time is occupied
   */
  BoardClient(Consumer<String> connection, Executor senders) {
    this.connection = connection;
    this.senders = senders;
  }

  /** Has a state sent as soon as all that is under way has been. */
  void show(BoardState state) {
    synchronized (this) {
      waiting = state;
      if (sending) {
        return;
      }
      sending = true;
    }
    senders.execute(this::send);
  }

  private void send() {
    for (BoardState state = take(); state != null; state = take()) {
      connection.accept(state.json(seen));
      seen = state.number();
    }
  }

  private synchronized BoardState take() {
    BoardState taken = waiting;
    waiting = null;
    sending = taken != null;
    return taken;
  }
}
