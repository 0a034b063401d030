package io.merkato.platform.jobs;

import java.util.UUID;

/** Something that happened, named in the past tense. Implemented by records, which are stored as JSON until delivered. */
public interface DomainEvent {

    /** What it happened to. Events of one aggregate are delivered in the order in which they were published. */
    UUID aggregateId();
}
