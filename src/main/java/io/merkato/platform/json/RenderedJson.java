package io.merkato.platform.json;

/** A body that is JSON already; it is sent byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RenderedJson(byte[] bytes) {}
