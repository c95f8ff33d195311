package uk.peelboard.schemas;

/**
 * One field of a payload, as the record and the schema both have it.
 *
 * @param type String, UUID, Instant, Boolean or an enum; never a primitive type
 * @param doc what it means, from the schema, in one or two sentences
 */
public record PayloadField(String name, Class<?> type, boolean nullable, String doc) {}
