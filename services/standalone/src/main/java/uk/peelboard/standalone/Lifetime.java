package uk.peelboard.standalone;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a command that runs until it is told to stop, closed in the reverse of the order in
 * which they were started: by Ctrl-C or a termination signal, when one of them fails, or when the
 * command ends. All of it takes less than five seconds, but for parts that are known to need
 * longer: a part that hangs is left behind.
 */
public final class Lifetime implements AutoCloseable {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(4);

  /** Kept back for each of the parts that are still to be closed. */
  private static final Duration KEPT_BACK = Duration.ofMillis(500);

  private final Logger log = LoggerFactory.getLogger(Lifetime.class);
  private final Deque<Part> parts = new ArrayDeque<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Thread hook = new Thread(this::stop, "stop");
  private boolean closed;

  /**
   * @param needs how long it may take, even where that is more than there is left
   */
  private record Part(String name, AutoCloseable part, Duration needs) {}

  private Lifetime() {}

  /**
   * From here on, a termination signal closes what has been started by then. Where the log goes
   * must have been said before.
   */
  public static Lifetime begin() {
    Lifetime lifetime = new Lifetime();
    Runtime.getRuntime().addShutdownHook(lifetime.hook);
    return lifetime;
  }

  /**
   * Closes a part when the time comes; at once when that is over already, since a signal may come
   * while the command is still starting.
   *
   * @param name for messages
   */
  public <T extends AutoCloseable> T closes(String name, T part) {
    return closes(name, part, KEPT_BACK);
  }

  /**
   * The same for a part that may need longer to close.
   *
   * @param needs how long, at the most
   */
  public <T extends AutoCloseable> T closes(String name, T part, Duration needs) {
    Part one = new Part(name, part, needs);
    boolean late;
    synchronized (this) {
      late = closed;
      if (!late) {
        parts.push(one);
      }
    }
    if (late) {
      close(one, needs);
      throw new IllegalStateException("stopped while starting");
    }
    return part;
  }

  /** Ends {@link #await} with that. The first failure counts. */
  public void fail(RuntimeException why) {
    end.completeExceptionally(why);
  }

  /**
   * Waits until a part fails. A termination signal ends the process instead.
   *
   * @throws RuntimeException what {@link #fail} was told
   */
  public void await() {
    try {
      end.get();
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether its parts have been closed, or are being so. */
  public synchronized boolean isOver() {
    return closed;
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      log.debug("the process is stopping already", e);
    }
  }

  private void stop() {
    Deque<Part> toClose;
    synchronized (this) {
      closed = true;
      toClose = new ArrayDeque<>(parts);
      parts.clear();
    }
    long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
    while (!toClose.isEmpty()) {
      Part part = toClose.pop();
      long left = deadline - System.nanoTime() - KEPT_BACK.toNanos() * toClose.size();
      close(part, Duration.ofNanos(Math.max(left, part.needs().toNanos())));
    }
  }

  private void close(Part part, Duration within) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread closing =
        new Thread(
            () -> {
              try {
                part.part().close();
                done.complete(null);
              } catch (Exception e) { // what AutoCloseable.close declares
                done.completeExceptionally(e);
              }
            },
            "stop-" + part.name());
    closing.setDaemon(true);
    closing.start();
    try {
      done.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      log.warn("{} did not stop within {} ms and is left behind", part.name(), within.toMillis());
    } catch (ExecutionException e) {
      log.warn("{} did not stop cleanly", part.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
