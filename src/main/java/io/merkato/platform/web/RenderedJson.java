package io.merkato.platform.web;

/** A body that is JSON already; it is sent byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RenderedJson(byte[] bytes) {}
