package io.merkato.orders;

import java.time.Instant;

/** Something that happened to an order, for its buyer to read. */
public record TimelineEntry(Instant at, TimelineType type, String detail) {}
