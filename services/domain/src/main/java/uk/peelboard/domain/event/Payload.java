package uk.peelboard.domain.event;

/**
 * What happened. Components that may be null say so in their record's Javadoc; all others never
 * are.
 *
 * <p>Each record's components are the fields of the Avro record of the same name, in the same
 * order.
 */
public sealed interface Payload
    permits CallPayload,
        IncidentPayload,
        CrimePayload,
        CasePayload,
        CallerPayload,
        EventWithdrawn {}
