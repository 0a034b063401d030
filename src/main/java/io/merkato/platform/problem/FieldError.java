package io.merkato.platform.problem;

/**
 * What is wrong with one place of the input.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the body, or {@code ?name} for a query parameter
 * @param code stable, in UPPER_SNAKE
 * @param detail a sentence a person can act on
 */
public record FieldError(String pointer, String code, String detail) {}
