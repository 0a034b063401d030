package io.merkato.platform.web;

/** An answer that is one sentence for people. */
public record Message(String message) {}
