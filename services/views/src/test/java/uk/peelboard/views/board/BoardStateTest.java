package uk.peelboard.views.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardStateTest {
  private final BoardState first =
      new BoardState(BoardState.NOTHING, "{}", Map.of()).next("{}", Map.of("a", "[1]", "b", "[2]"));
  private final BoardState second = first.next("{}", Map.of("a", "[1]", "b", "[3]"));
  private final BoardState third = second.next("{\"x\":1}", Map.of("a", "[1]", "b", "[3]"));

  @Test
  void tellsEverythingToWhoeverHasSeenNothing() {
    assertThat(second.json(BoardState.NOTHING)).contains("\"a\":[1]", "\"b\":[3]");
  }

  @Test
  void tellsWhatHasChangedSinceAStateWasSeen() {
    assertThat(second.json(first.number()))
        .isEqualTo("{\"number\":2,\"head\":{},\"figures\":{\"b\":[3]}}");
    assertThat(third.json(first.number())).contains("\"b\":[3]").doesNotContain("\"a\"");
    assertThat(third.json(second.number()))
        .isEqualTo("{\"number\":3,\"head\":{\"x\":1},\"figures\":{}}");
  }

  @Test
  void tellsEverythingAgainOnceThereWasNothing() {
    BoardState gone = third.next("{}", Map.of());
    BoardState back = gone.next("{}", Map.of("a", "[1]"));

    assertThat(gone.json(BoardState.NOTHING)).doesNotContain("\"a\"");
    assertThat(back.json(gone.number())).contains("\"a\":[1]");
  }
}
