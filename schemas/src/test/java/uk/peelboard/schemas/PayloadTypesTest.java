package uk.peelboard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.peelboard.domain.event.CallPayload.CallAbandoned;
import uk.peelboard.domain.event.CallPayload.CallAnswered;
import uk.peelboard.domain.event.CallPayload.Stage;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.Payload;

class PayloadTypesTest {
  @Test
  void areFoundByKindAndName() {
    PayloadType type = PayloadTypes.of(EntityKind.CALL, "CallAbandoned").orElseThrow();
    assertThat(type.recordClass()).isEqualTo(CallAbandoned.class);
    assertThat(type.doc()).isEqualTo("The caller gave up before a person answered.");
    assertThat(type.fields())
        .containsExactly(
            new PayloadField("stage", Stage.class, false, "How far the call had come."));
    assertThat(PayloadTypes.of(EntityKind.CASE, "CallAbandoned")).isEmpty();
  }

  @Test
  void haveTheKindsThatTheyCanHappenTo() {
    assertThat(PayloadTypes.kindsOf("EventWithdrawn")).containsExactlyElementsOf(EntityKind.FEEDS);
    assertThat(PayloadTypes.kindsOf("OutcomeAssigned")).containsExactly(EntityKind.CRIME);
    assertThat(PayloadTypes.kindsOf("callAnswered")).isEmpty();
  }

  @Test
  void ofCallersAreNothingThatComesIn() {
    assertThat(PayloadTypes.of(EntityKind.CALLER))
        .extracting(PayloadType::name)
        .containsExactly("CallMade", "CallTakenBack");
    assertThat(PayloadTypes.kindsOf("CallMade")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void takeApartWhatTheyMade(EntityKind kind) {
    for (PayloadType type : PayloadTypes.of(kind)) {
      Object[] values = Events.sampleValues(type, false);
      assertThat(type.values(type.newPayload(values))).isEqualTo(values);
    }
  }

  @ParameterizedTest
  @EnumSource
  void allowNullWhereTheRecordsDo(EntityKind kind) throws ReflectiveOperationException {
    for (PayloadType type : PayloadTypes.of(kind)) {
      Constructor<?> constructor = type.recordClass().getDeclaredConstructors()[0];
      for (int i = 0; i < type.fields().size(); i++) {
        if (!constructor.getParameterTypes()[i].isPrimitive()) {
          Object[] values = Events.sampleValues(type, false);
          values[i] = null;
          boolean refused =
              catchThrowable(() -> constructor.newInstance(values))
                  instanceof InvocationTargetException;
          assertThat(refused)
              .as("%s.%s", type.name(), type.fields().get(i).name())
              .isEqualTo(!type.fields().get(i).nullable());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void haveAWordOnEverything(EntityKind kind) {
    assertThat(PayloadTypes.of(kind))
        .allSatisfy(
            type -> {
              assertThat(type.doc()).isNotBlank();
              assertThat(type.fields()).allSatisfy(field -> assertThat(field.doc()).isNotBlank());
            });
  }

  @Test
  void refuseWhatDoesNotFit() {
    PayloadType type = PayloadTypes.of(EntityKind.CALL, "CallQueued").orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type.newPayload())
        .withMessage("CallQueued has 1 fields, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type.newPayload((Object) null))
        .withMessage("CallQueued.queue has to be a String");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> type.newPayload(7))
        .withMessage("CallQueued.queue has to be a String");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CallAnswered; agent; [\"null\", \"string\"]; record and schema differ",
        "CallReplied; handler; [\"null\", \"string\"]; record and schema differ",
        "CallAnswered; handler; \"long\"; is a long but no timestamp-millis",
        "CallAnswered; handler; \"boolean\"; and the record has java.lang.String",
        "CallAnswered; handler; \"bytes\"; no way to read",
        "CallAnswered; handler; [\"string\", \"null\"]; is a union other than of null",
        "CallAnswered; handler; {\"type\": \"string\", \"logicalType\": \"uuid\"}; and the record",
        "CallAbandoned; stage; {\"type\": \"enum\", \"name\": \"Stage\", \"symbols\": [\"IVR\"]};"
            + " and the record has"
      })
  void failWhereRecordAndSchemaDiffer(String name, String field, String type, String message) {
    Class<? extends Payload> record =
        name.equals("CallAbandoned") ? CallAbandoned.class : CallAnswered.class;
    Schema schema =
        new Schema.Parser()
            .parse(
                "{\"type\": \"record\", \"name\": \"%s\", \"fields\": [{\"name\": \"%s\", \"type\": %s}]}"
                    .formatted(name, field, type));
    assertThatIllegalStateException()
        .isThrownBy(() -> new PayloadType(record, schema))
        .withMessageContaining(message);
  }

  @Test
  void failWhereTheEnvelopeDiffers() {
    Schema calls = PayloadTypes.binding(EntityKind.CALL).schemas().current();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> new EventBinding(EntityKind.CASE, new ReleasedSchemas("x", List.of(calls))))
        .withMessageContaining("CallEvent has to have the fields");
  }

  @Test
  void passOnWhatARecordRefuses() {
    PayloadType type = PayloadTypes.of(EntityKind.CALL, "EventWithdrawn").orElseThrow();
    assertThat(type.recordClass()).isEqualTo(EventWithdrawn.class);
    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> type.values(new CallAnswered(null)));
  }
}
