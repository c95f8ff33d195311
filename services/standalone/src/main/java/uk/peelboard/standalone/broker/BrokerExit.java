package uk.peelboard.standalone.broker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/**
 * Catches a broker that wants to end the whole process. Kafka does so by {@code Runtime.halt},
 * which runs no shutdown hook and tells its caller nothing; its own seam for that is static, hence
 * one broker a process.
 */
final class BrokerExit {
  private static final AtomicReference<BrokerExit> CURRENT = new AtomicReference<>();

  private final CompletableFuture<BrokerFailure> failure = new CompletableFuture<>();
  private final AtomicReference<Consumer<BrokerFailure>> listener = new AtomicReference<>();

  private BrokerExit() {}

  /**
   * From now until {@link #release}, a broker that wants to exit completes {@link #failure}
   * instead, and the thread that asked for it ends.
   *
   * @throws IllegalStateException when another broker of this process is being watched
   */
  static BrokerExit watch() {
    BrokerExit watched = new BrokerExit();
    if (!CURRENT.compareAndSet(null, watched)) {
      throw new IllegalStateException("one broker a process");
    }
    Exit.setExitProcedure(BrokerExit::caught);
    Exit.setHaltProcedure(BrokerExit::caught);
    return watched;
  }

  CompletableFuture<BrokerFailure> failure() {
    return failure;
  }

  /** Who is told, once, on a thread of its own; at once if the broker has given up already. */
  void laterTo(Consumer<BrokerFailure> told) {
    listener.set(told);
    if (failure.isDone()) {
      tell();
    }
  }

  /**
   * The caught procedures stay in place: a straggling thread of a broker that is gone must not take
   * the process with it.
   */
  void release() {
    CURRENT.compareAndSet(this, null);
  }

  private static void caught(int status, String message) {
    Ended ended = new Ended(status, message);
    BrokerExit watched = CURRENT.get();
    if (watched != null) {
      String why = message == null ? "the broker gave up; the log says why" : message;
      watched.failure.complete(new BrokerFailure(why, ended));
      watched.tell();
    }
    throw ended;
  }

  private void tell() {
    Consumer<BrokerFailure> told = listener.getAndSet(null);
    if (told != null) {
      Thread thread = new Thread(() -> told.accept(failure.join()), "broker-failure");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Ends the thread on which the broker asked to exit: nothing after that call is meant to run. */
  private static final class Ended extends Error {
    private static final long serialVersionUID = 1L;

    Ended(int status, String message) {
      super("exit with status " + status + (message == null ? "" : ": " + message));
    }
  }
}
