package uk.peelboard.views.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.update.Update;
import uk.peelboard.schemas.PublishedUpdate;

class FrozenUpdateTest {
  /** As it has been published, and with what later versions may add. */
  private static final String PUBLISHED =
      """
      {"period": "2024-07", "title": "July 2024", "interval": "month", "from": "2024-07-01", "to": "2024-07-31",
       "force": "Testshire Police", "asOf": "2024-08-05T06:00:00Z", "definitions": "f1", "state": "COMPLETE", "statement": "",
       "events": {"calls": {"occurred": 60, "withdrawn": 1, "added later": 2}}, "publication": null, "added later": {},
       "sections": [{"id": "demand", "title": "Demand", "text": [], "tables": [
         {"id": "demand", "title": "Calls and incidents", "note": null, "across": false, "lines": [
           {"kpi": "calls-presented", "about": "999 calls", "measured": "Presented", "where": {"line": "999"},
            "period": "2024-07", "from": "2024-07-01", "to": "2024-07-31", "unit": "calls", "value": 30.0, "numerator": null,
            "denominator": null, "count": 30, "target": null, "met": null, "note": null, "withheld": null,
            "stock": {"mean": 1.5, "peak": 3, "peakAt": "2024-07-02T10:00:00Z"},
            "previous": {"period": "2024-06", "value": 29.0, "note": null, "withheld": null}, "yearEarlier": null,
            "movement": {"variation": "common-cause", "words": "no significant change", "because": null, "onTrial": true, "hasShifted": false},
            "trend": [{"period": "2024-07", "from": "2024-07-01", "value": 30.0, "mean": null, "lower": null, "upper": null,
                       "variation": "unknown", "startsSeries": false}],
            "comparators": [{"of": "England", "value": 1.0, "from": "2024-01-01", "to": "2024-01-31", "source": "a paper"}],
            "change": null}]}]}],
       "glossary": [{"kpi": "calls-presented", "question": "How many?", "definition": "Each once.", "source": "a paper", "caveats": []}],
       "caveats": ["Provisional."]}
      """;

  private static FrozenUpdate frozen(String json) {
    return FrozenUpdate.of(
        new PublishedUpdate(
            "2024-07",
            1,
            Instant.parse("2024-08-05T06:00:00Z"),
            null,
            "f1",
            List.of(),
            Bytes.wrap(json.getBytes(UTF_8))),
        7);
  }

  @Test
  void whatHasBeenPublishedIsReadForEver() throws UnreadableUpdateException {
    Update update = frozen(PUBLISHED).update();
    Update.Line line = update.sections().get(0).tables().get(0).lines().get(0);

    assertThat(update.events()).containsEntry("calls", new Update.EventCounts(60, 1));
    assertThat(line.value()).isEqualTo(30);
    assertThat(line.previous().value()).isEqualTo(29);
    assertThat(line.stock().peak()).isEqualTo(3);
    assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
  }

  @Test
  void whatIsNoUpdateIsRefused() {
    assertThatExceptionOfType(UnreadableUpdateException.class)
        .isThrownBy(() -> frozen("{\"period\": []}").update())
        .withMessageStartingWith("no update: ");
  }
}
