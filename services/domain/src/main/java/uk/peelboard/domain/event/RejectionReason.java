package uk.peelboard.domain.event;

import java.util.Locale;

/** Why an event could not be counted. */
public enum RejectionReason {
  UNDECODABLE("the bytes are not an event that any known schema can read"),
  UNKNOWN_SCHEMA("the schema fingerprint is none that is known"),
  NO_VALUE("the record has no value"),
  KEY_MISMATCH("the record's key is not the entity id"),
  WRONG_PARTITION("the record is not on the partition that its key hashes to"),
  INVALID_ID("the entity id is empty, too long, or has spaces or control characters"),
  CONTRADICTORY("the event contradicts itself"),
  IN_THE_FUTURE("the event lies further in the future than the accepted horizon");

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String meaning;

  RejectionReason(String meaning) {
    this.meaning = meaning;
  }

  /** As metrics and messages name it, such as {@code wrong-partition}. */
  public String code() {
    return code;
  }

  /** In plain words, to finish the sentence "Rejected because ...". */
  public String meaning() {
    return meaning;
  }
}
