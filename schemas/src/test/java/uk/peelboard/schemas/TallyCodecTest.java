package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Measures;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;

class TallyCodecTest {
  private static final Cell FINDINGS_OF_A_DAY =
      new Cell(Measures.FINDINGS, 19_905, "calls", "answered-before-presented");

  private final TallyCodec codec = new TallyCodec();

  @Test
  void writesKeysAsTheReadmeSays() {
    assertThat(hex(codec.encodeKey(EntityKind.CALL, 3, FINDINGS_OF_A_DAY)))
        .isEqualTo(
            "01 01 03"
                + " 10 66 69 6e 64 69 6e 67 73"
                + " 83 b7 02"
                + " 0a 63 61 6c 6c 73"
                + " 32 61 6e 73 77 65 72 65 64 2d 62 65 66 6f 72 65 2d 70 72 65 73 65 6e 74 65 64");
    assertThat(
            hex(
                codec.encodeKey(
                    EntityKind.CASE, 200, new Cell(Measures.LAST_EVENT, Cell.NOW, "cases"))))
        .isEqualTo("01 04 c8 01 14 6c 61 73 74 2d 65 76 65 6e 74 00 0a 63 61 73 65 73");
  }

  @Test
  void writesValuesAsTheReadmeSays() {
    Distribution share = new Distribution();
    share.add(-3, 1, 0);
    share.add(9, 2, 100);
    share.add(10, 1, 0);
    share.add(300, -1, 0);
    assertThat(hex(codec.encodeValue(share))).isEqualTo("01 c8 01 04 0a 19 04 02 c5 04 01");
    assertThat(hex(codec.encodeValue(new Distribution()))).isEqualTo("01 00 00");
  }

  @Test
  void givesEachKindANumberOfItsOwn() {
    Map<EntityKind, Integer> numbers =
        Map.of(
            EntityKind.CALL, 1,
            EntityKind.INCIDENT, 2,
            EntityKind.CRIME, 3,
            EntityKind.CASE, 4,
            EntityKind.CALLER, 5);
    for (EntityKind kind : EntityKind.values()) {
      assertThat(codec.encodeKey(kind, 0, FINDINGS_OF_A_DAY)[1])
          .isEqualTo(numbers.get(kind).byteValue());
    }
  }

  @Provide
  Arbitrary<TallyKey> keys() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii(), Arbitraries.of("", "Straße", "\uD83D\uDE93"));
    return Combinators.combine(
            Arbitraries.of(EntityKind.class),
            Arbitraries.integers().greaterOrEqual(0),
            texts,
            Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.just(Cell.NOW)),
            texts.list().ofMaxSize(5))
        .as(TallyKey::new);
  }

  @Property
  void decodesTheKeysThatItEncoded(@ForAll("keys") TallyKey key) {
    assertThat(codec.decodeKey(codec.encodeKey(key))).isEqualTo(key);
  }

  @Property
  void decodesTheValuesThatItEncoded(
      @ForAll List<Long> values, @ForAll List<Integer> counts, @ForAll long sum) {
    Distribution share = new Distribution();
    for (int i = 0; i < Math.min(values.size(), counts.size()); i++) {
      long value = values.get(i);
      share.add(
          Math.max(-TallyCodec.MAX_VALUE, Math.min(value, TallyCodec.MAX_VALUE)), counts.get(i), 0);
    }
    share.add(0, 0, sum);
    Distribution decoded = codec.decodeValue(codec.encodeValue(share));
    assertThat(decoded).isEqualTo(share);
    assertThat(decoded.count()).isEqualTo(share.count());
  }

  @Property
  void refusesRandomBytesWithItsOwnException(@ForAll byte[] body) {
    byte[] bytes = new byte[body.length + 1];
    bytes[0] = 1;
    System.arraycopy(body, 0, bytes, 1, body.length);
    assertThatCode(() -> readOrRefuse(() -> codec.decodeKey(bytes))).doesNotThrowAnyException();
    assertThatCode(() -> readOrRefuse(() -> codec.decodeValue(bytes))).doesNotThrowAnyException();
  }

  @Test
  void turnsKeysIntoCells() {
    TallyKey key = codec.decodeKey(codec.encodeKey(EntityKind.CALL, 3, FINDINGS_OF_A_DAY));
    assertThat(key).isEqualTo(TallyKey.of(EntityKind.CALL, 3, FINDINGS_OF_A_DAY));
    assertThat(key.cell()).isEqualTo(FINDINGS_OF_A_DAY);
  }

  @Test
  void readsKeysOfMeasuresThatAreNoMore() {
    TallyKey gone = new TallyKey(EntityKind.CALL, 0, "calls-sung", 7, List.of("999"));
    TallyKey other = new TallyKey(EntityKind.CALL, 0, "findings", 7, List.of("calls"));
    for (TallyKey key : List.of(gone, other)) {
      TallyKey decoded = codec.decodeKey(codec.encodeKey(key));
      assertThat(decoded).isEqualTo(key);
      assertThat(decoded.isKnown()).isFalse();
      assertThatIllegalStateException()
          .isThrownBy(decoded::cell)
          .withMessageContaining("no measure is called " + key.measureId());
    }
  }

  @Test
  void saysWhichFormatVersionItKnows() {
    assertThatExceptionOfType(UnreadableTallyException.class)
        .isThrownBy(() -> codec.decodeKey(new byte[] {2, 1, 0}))
        .withMessage(
            "the key of a tally has format version 2, and 1 is all that is known: the tallies were"
                + " made by another version of Peelboard, and a replay makes them anew");
    assertThatExceptionOfType(UnreadableTallyException.class)
        .isThrownBy(() -> codec.decodeValue(new byte[] {9}))
        .withMessageStartingWith("the value of a tally has format version 9");
  }

  @Test
  void refusesTruncatedAndOverlongValues() {
    Distribution share = new Distribution();
    share.add(12, 5, 12_345);
    share.add(400, 2, 800_000);
    byte[] bytes = codec.encodeValue(share);
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatExceptionOfType(UnreadableTallyException.class)
          .isThrownBy(() -> codec.decodeValue(truncated));
    }
    assertThatExceptionOfType(UnreadableTallyException.class)
        .isThrownBy(() -> codec.decodeValue(Arrays.copyOf(bytes, bytes.length + 1)))
        .withMessage("not the value of a tally: 1 bytes too many");
  }

  @Test
  void refusesAKindThatHasNoNumber() {
    assertThatExceptionOfType(UnreadableTallyException.class)
        .isThrownBy(() -> codec.decodeKey(new byte[] {1, 9, 0, 0, 0}))
        .withMessage("no kind of entity has the number 9");
  }

  @Test
  void refusesValuesBeyond61Bits() {
    Distribution share = new Distribution();
    share.add(TallyCodec.MAX_VALUE + 1, 1, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> codec.encodeValue(share));
  }

  private static void readOrRefuse(Runnable read) {
    try {
      read.run();
    } catch (UnreadableTallyException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
