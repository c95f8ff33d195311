package uk.peelboard.views.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoardClientTest {
  private final ExecutorService senders = Executors.newCachedThreadPool();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    senders.shutdownNow();
  }

  @Test
  void isSentEachStateInTurn() throws InterruptedException {
    BoardClient client = new BoardClient(received::add, senders);
    BoardState state = new BoardState(BoardState.NOTHING, "{}", Map.of());
    for (int i = 1; i <= 3; i++) {
      state = state.next("{}", Map.of("a", "[" + i + "]"));
      client.show(state);
      assertThat(received.poll(10, TimeUnit.SECONDS)).contains("\"a\":[" + i + "]");
    }
  }

  @Test
  void whoeverIsSlowHoldsUpNobodyAndIsSentTheLatestStateOnly() throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    BoardClient slow =
        new BoardClient(
            message -> {
              stuck.countDown();
              awaitQuietly(freed);
              received.add(message);
            },
            senders);
    BlockingQueue<String> byOther = new LinkedBlockingQueue<>();
    BoardClient other = new BoardClient(byOther::add, senders);
    BoardState state = new BoardState(BoardState.NOTHING, "{}", Map.of());
    for (int i = 1; i <= 50; i++) {
      state = state.next("{}", Map.of("a", "[" + i + "]", "b", "[0]"));
      slow.show(state);
      stuck.await();
      other.show(state);
      assertThat(byOther.poll(10, TimeUnit.SECONDS)).contains("\"a\":[" + i + "]");
    }
    freed.countDown();

    assertThat(List.of(take(), take()))
        .satisfiesExactly(
            one -> assertThat(one).contains("\"a\":[1]"),
            one -> assertThat(one).contains("\"a\":[50]").doesNotContain("\"b\""));
    assertThat(received).isEmpty();
  }

  private String take() throws InterruptedException {
    return received.poll(10, TimeUnit.SECONDS);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
