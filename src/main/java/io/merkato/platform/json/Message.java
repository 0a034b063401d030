package io.merkato.platform.json;

/** An answer that is one sentence for people. */
public record Message(String message) {}
